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

# Seconds until something has been drawn, between two looks at it, and after which it is taken as it is.
DRAWN = 0.5
STILL = 0.4
RESTLESS = 6
# How often one turns the wheel to get to the end.
MOST = 6

# Of the mouse, of which a screen has one.
LEFT, WHEEL_DOWN = 1, 5
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
        self.profile, self.left = name, place * (max(HEIGHTS) + GAP)
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
        settings.write_text(SETTINGS.format(name=name, token=token, device=device, url=url, user=user))
        self.shown = None
        super().__init__(f"nheko of {name}", ["nheko", "-p", name], folder / "log", env=self.env)

    def comes_up(self):
        self.until("its window", self._windows)
        self.window = self._windows()[-1]
        self._resize(max(HEIGHTS))
        self.was_asked = False
        self.until("the question about encryption and that it goes away", self._has_answered)

    def opens(self, room):
        """Shows a room the person is in."""
        if room != self.shown:
            run("timeout", "20", "nheko", "-p", self.profile, f"matrix:roomid/{room.removeprefix('!')}", env=self.env)
            self.shown = room

    def takes(self, width, file):
        """A picture of the room that is open, at its end, this wide."""
        self._resize(width)
        now = self._comes_to_rest()
        # To the end, where somebody is who has the room open: until there is no more to come.
        for _ in range(MOST):
            before = now
            self._clicks(width - width // 4, HEIGHTS[width] // 2, WHEEL_DOWN, 60)
            now = self._comes_to_rest()
            if now == before:
                break
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

    def _pixels(self):
        command = ["import", "-window", self.window, "-depth", "8", "rgb:-"]
        return subprocess.run(command, capture_output=True, env=self.env, check=True).stdout

    def _windows(self):
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid", str(self.child.pid)], capture_output=True, env=self.env
        )
        return found.stdout.decode().split()

    def _resize(self, width):
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
