"""A screen that nobody sees, and on it the client nheko as each of some people has it open.

A picture shows the newest post of a room, at one width of the window. Deliberately absent: what people do; they do that with
the client library of `tests/nio`, on a second device of theirs.
"""

import os
import subprocess
import threading
import time
from pathlib import Path

from house import Process

# A window is as wide as asked for, and as high as a screen of that width may be.
HEIGHTS = {1280: 800, 420: 800, 320: 640}
# Between two windows.
GAP = 20

# What somebody has typed in the end to have nheko log in, without a secret service; everything else is nheko's own choice.
SETTINGS = """[General]
run_without_secure_secrets_service=true

[profile]
{name}\\auth\\access_token={token}
{name}\\auth\\device_id={device}
{name}\\auth\\home_server={url}
{name}\\auth\\user_id={user}

[user]
desktop_notifications=false
theme=light
"""

# Of the question whether to set up cross-signing, »Cancel« from the lower right corner of the window, in pixels.
CANCEL = (57, 39)

# How high what stands above the posts is.
HEAD = 40

# The arrow back to the list of rooms, where the window is too narrow for both, from the upper left corner.
BACK = (22, 27)

# What says that a post is in a thread, from the right edge, how far from grey it is at least, and how far apart the colours
# of two threads are; and what one leaves a thread with, from the lower right corner.
THREAD, COLOURED, APART = (88, 78), 60, 8
LEAVE = (20, 48)

# Seconds until something has been drawn, between two looks at it, and after which it is taken as it is.
DRAWN = 0.5
STILL = 0.4
RESTLESS = 6
# How often one turns the wheel to get to the end, and how often one asks for a room on a machine that is busy.
MOST, TRIES = 6, 4

# Of the mouse, of which a screen has one.
LEFT, WHEEL_UP, WHEEL_DOWN = 1, 4, 5
MOUSE = threading.Lock()


def run(*command, env=None):
    done = subprocess.run([str(word) for word in command], capture_output=True, env=env, check=True)
    return done.stdout.decode(errors="replace").strip()


class Screen(Process):
    """An X server of its own, wide enough for so many windows beside each other."""

    def __init__(self, folder, windows):
        folder.mkdir()
        width = windows * (max(HEIGHTS) + GAP)
        # The server finds a free display itself and says which.
        reads, writes = os.pipe()
        command = ["Xvfb", "-displayfd", str(writes), "-screen", "0", f"{width}x{max(HEIGHTS.values()) + GAP}x24"]
        super().__init__("Xvfb", [*command, "-nolisten", "tcp"], folder / "log", pass_fds=[writes])
        os.close(writes)
        with os.fdopen(reads) as told:
            self.display = f":{told.readline().strip()}"


class Window(Process):
    """nheko, with one person logged in."""

    def __init__(self, screen, folder, place, name, url, session):
        # Of one profile there is one nheko on a machine; there may be another run.
        self.profile, self.left = f"{name}-{os.getpid()}", place * (max(HEIGHTS) + GAP)
        self.env = {**os.environ, "DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb", "HOME": str(folder)}
        for variable, sub in [
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_DATA_HOME", "data"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_RUNTIME_DIR", "run"),
            ("TMPDIR", "tmp"),
        ]:
            Path(folder, sub).mkdir(parents=True, mode=0o700)
            self.env[variable] = str(folder / sub)
        self.env.update(TZ="Europe/Copenhagen", LANG="C.UTF-8", LC_ALL="C.UTF-8")
        settings = folder / "config/nheko/nheko.conf"
        settings.parent.mkdir()
        token, device, user = session["access_token"], session["device_id"], session["user_id"]
        settings.write_text(SETTINGS.format(name=self.profile, token=token, device=device, url=url, user=user))
        self.shown = None
        super().__init__(f"nheko of {name}", ["nheko", "-p", self.profile], folder / "log", env=self.env)

    def comes_up(self):
        self.until("its window", self._has_window)
        self._resize(max(HEIGHTS))
        self.was_asked = False
        self.until("the question about encryption and that it goes away", self._has_answered)

    def opens(self, room):
        """Shows a room the person is in."""
        for _ in range(TRIES):
            if room == self.shown:
                break
            before, end = self._head(), time.monotonic() + RESTLESS
            run("timeout", "20", "nheko", "-p", self.profile, f"matrix:roomid/{room.removeprefix('!')}", env=self.env)
            while self.shown != room and time.monotonic() < end:
                time.sleep(STILL)
                self.shown = room if self._head() != before else None

    def takes(self, width, file):
        """A picture of what is open, at its end, this wide."""
        self._goes_to_the_end(width)
        self._shoots(file)

    def lists_rooms(self):
        """The list of rooms, as one comes back to it where there is no place for both."""
        self._resize(min(HEIGHTS))
        self._clicks(*BACK, LEFT)
        self._comes_to_rest()
        self.shown = None

    def enters_thread(self, is_newest):
        """Of the room that is open, the thread that has its newest post in one, or the one before: whether it is there."""
        width = max(HEIGHTS)
        self._goes_to_the_end(width)
        newest = None
        for _ in range(MOST):
            shown = self._threads(width)
            newest = newest or (shown and shown[-1][1])
            apart = lambda colour: sum(abs(a - b) for a, b in zip(colour, newest)) > APART
            found = [y for y, colour in shown if apart(colour) != is_newest]
            if found:
                before = self._pixels()
                self._clicks(width - sum(THREAD) // 2, found[-1], LEFT)
                return self._comes_to_rest() != before
            self._clicks(width - width // 4, HEIGHTS[width] // 2, WHEEL_UP, 4)
            self._comes_to_rest()
        return False

    def leaves_thread(self):
        width = max(HEIGHTS)
        self._resize(width)
        self._comes_to_rest()
        self._clicks(width - LEAVE[0], HEIGHTS[width] - LEAVE[1], LEFT)
        self._comes_to_rest()

    def _threads(self, width):
        """Where posts of threads are, from above, and the colour of each thread."""
        pixels, found = self._pixels(), []
        for y in range(60, HEIGHTS[width] - 60):
            row = pixels[3 * (y * width + width - THREAD[0]) : 3 * (y * width + width - THREAD[1])]
            strongest = max((row[x : x + 3] for x in range(0, len(row), 3)), key=lambda p: max(p) - min(p))
            if max(strongest) - min(strongest) > COLOURED:
                if found and y - found[-1][0][-1] < 4:
                    found[-1][0].append(y)
                    found[-1][1].append(strongest)
                else:
                    found.append(([y], [strongest]))
        middle = lambda ys: sum(ys) // len(ys)
        return [(middle(ys), max(colours, key=lambda p: max(p) - min(p))) for ys, colours in found if len(ys) > 4]

    def _goes_to_the_end(self, width):
        """To the end, where somebody is who has it open: until there is no more to come."""
        self._resize(width)
        now = self._comes_to_rest()
        for _ in range(MOST):
            before = now
            self._clicks(width - width // 4, HEIGHTS[width] // 2, WHEEL_DOWN, 60)
            now = self._comes_to_rest()
            if now == before:
                break

    def _shoots(self, file):
        run("import", "-window", self.window, "-strip", file, env=self.env)

    def _comes_to_rest(self):
        """Waits until it is drawn and looks the same twice: how it looks then."""
        time.sleep(DRAWN)
        now, end = self._pixels(), time.monotonic() + RESTLESS
        while time.monotonic() < end:
            time.sleep(STILL)
            before, now = now, self._pixels()
            if now == before:
                break
        return now

    def _has_window(self):
        found = self._windows()
        self.window = found[-1] if found else None
        return found

    def _has_answered(self):
        if self._asks_about_encryption():
            time.sleep(1)
            self.was_asked = True
            self._clicks(max(HEIGHTS) - CANCEL[0], HEIGHTS[max(HEIGHTS)] - CANCEL[1], LEFT)
        time.sleep(1)
        return self.was_asked and not self._asks_about_encryption()

    def _asks_about_encryption(self):
        """It lies white on the window, whose upper edge it dims."""
        width, pixels = max(HEIGHTS), self._pixels()
        at = lambda x, y: pixels[3 * (y * width + x) : 3 * (y * width + x) + 3]
        white = b"\xff\xff\xff"
        return at(width * 3 // 4, 4) != white and at(width * 3 // 4, 28) == white

    def _head(self):
        """What stands above the posts."""
        return self._pixels()[: 3 * self.width * HEAD]

    def _pixels(self):
        command = ["import", "-window", self.window, "-depth", "8", "rgb:-"]
        return subprocess.run(command, capture_output=True, env=self.env, check=True).stdout

    def _windows(self):
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid", str(self.child.pid)], capture_output=True, env=self.env
        )
        return found.stdout.decode().split()

    def _resize(self, width):
        self.width = width
        self._xdotool("windowsize", "--sync", self.window, width, HEIGHTS[width])
        self._xdotool("windowmove", self.window, self.left, 0)

    def _clicks(self, x, y, button, times=1):
        """With the mouse that all windows share. It goes away afterwards, or buttons appear under it."""
        with MOUSE:
            self._xdotool("mousemove", "--window", self.window, x, y)
            self._xdotool("click", "--repeat", times, "--delay", 4, button)
            self._xdotool("mousemove", self.left, max(HEIGHTS.values()) + GAP - 1)

    def _xdotool(self, *words):
        return run("timeout", "10", "xdotool", *words, env=self.env)
