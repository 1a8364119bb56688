"""What the pictures are taken of: a Synapse with its people, and the program with its clock, in one folder.

Both run until the block they are opened for ends, however it ends, and what they logged stays beside their data until then.
"""

import datetime
import hashlib
import hmac
import json
import os
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

SERVER = "drejebog.test"
PASSWORD = "korrekt hest batteri"
SECRET = "only-for-pictures"

# Seconds. A busy machine takes its time.
START = 120
STOP = 30

ROOT = Path(__file__).resolve().parents[2]

SYNAPSE = """
server_name: "{server}"
pid_file: "{folder}/homeserver.pid"
listeners:
  - port: {port}
    bind_addresses: ["127.0.0.1"]
    type: http
    tls: false
    resources: [{{ names: [client], compress: false }}]
database: {{ name: sqlite3, args: {{ database: "{folder}/homeserver.db" }} }}
log_config: "{folder}/log.yaml"
media_store_path: "{folder}/media"
registration_shared_secret: "{secret}"
macaroon_secret_key: "{secret}"
form_secret: "{secret}"
signing_key_path: "{folder}/signing.key"
report_stats: false
trusted_key_servers: []
# Newer ones are not known to the client.
default_room_version: "10"
rc_message: {unlimited}
rc_registration: {unlimited}
rc_room_creation: {unlimited}
rc_login: {{ address: {unlimited}, account: {unlimited}, failed_attempts: {unlimited} }}
rc_joins: {{ local: {unlimited}, remote: {unlimited} }}
rc_invites: {{ per_room: {unlimited}, per_user: {unlimited}, per_issuer: {unlimited} }}
"""
UNLIMITED = "{ per_second: 10000, burst_count: 10000 }"

LOG = """
version: 1
formatters: { plain: { format: '%(levelname)s %(name)s %(message)s' } }
handlers: { console: { class: logging.StreamHandler, formatter: plain, stream: ext://sys.stdout } }
root: { level: WARNING, handlers: [console] }
disable_existing_loggers: false
"""

BOT = """
[journal]
folder = "data"

[matrix]
homeserver = "{url}"
user = "bot"
password = "{password}"
store = "matrix"
recovery_key = "recovery-key"
rate = "unlimited"
"""


class Broken(Exception):
    """A process of the house did not start, or ended."""


def call(url, body=None):
    """One call of a server's API."""
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(url, data)) as answer:
        return json.load(answer)


class Process:
    """A process that ends with its block."""

    def __init__(self, name, command, log, **options):
        self.name, self.log = name, log
        with open(log, "ab") as out:
            self.child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, **options)

    def __enter__(self):
        try:
            self.comes_up()
        except BaseException:
            self.__exit__()
            raise
        return self

    def comes_up(self):
        """Waits until it can be used."""

    def __exit__(self, *_):
        self.child.terminate()
        try:
            self.child.wait(STOP)
        except subprocess.TimeoutExpired:
            self.child.kill()
            self.child.wait()

    def until(self, what, holds, patience=START):
        """Waits for something this process brings about."""
        end = time.monotonic() + patience
        while not holds():
            if self.child.poll() is not None:
                raise Broken(f"{self.name} ended before {what}; its log:\n{self.told()}")
            if time.monotonic() > end:
                raise Broken(f"{self.name}: {what} did not happen; its log:\n{self.told()}")
            time.sleep(0.2)

    def told(self):
        return "\n".join(Path(self.log).read_text(errors="replace").splitlines()[-40:])


class Synapse(Process):
    """A homeserver of its own on a free port of this machine."""

    def __init__(self, folder):
        folder.mkdir()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        config = SYNAPSE.format(server=SERVER, folder=folder, port=port, secret=SECRET, unlimited=UNLIMITED)
        Path(folder, "homeserver.yaml").write_text(config)
        Path(folder, "log.yaml").write_text(LOG)
        # Signs nothing that anybody trusts.
        Path(folder, "signing.key").write_text(f"ed25519 a_test {'A' * 43}\n")
        python = ROOT / ".tools/synapse/bin/python"
        command = [python, "-m", "synapse.app.homeserver", "--config-path", folder / "homeserver.yaml"]
        super().__init__("Synapse", command, folder / "log", cwd=folder)

    def comes_up(self):
        self.until("it listens", self._listens)

    def _listens(self):
        try:
            return call(f"{self.url}/_matrix/client/versions")
        except OSError:
            return False

    def registers(self, name, shown=None):
        """An account; the name that others see, when it is another one."""
        endpoint = f"{self.url}/_synapse/admin/v1/register"
        nonce = call(endpoint)["nonce"]
        text = "\0".join([nonce, name, PASSWORD, "notadmin"])
        mac = hmac.new(SECRET.encode(), text.encode(), hashlib.sha1).hexdigest()
        body = {"nonce": nonce, "username": name, "password": PASSWORD, "admin": False, "mac": mac}
        call(endpoint, {**body, "displayname": shown or name})

    def logs_in(self, name, device):
        """A session: its token and its device."""
        body = {"type": "m.login.password", "identifier": {"type": "m.id.user", "user": name}, "password": PASSWORD}
        return call(f"{self.url}/_matrix/client/v3/login", {**body, "initial_device_display_name": device})


class Bot(Process):
    """The program. Its clock is the machine's, moved ahead by hand."""

    def __init__(self, binary, folder, url, begins):
        folder.mkdir()
        self.folder = folder
        Path(folder, "drejebog.toml").write_text(BOT.format(url=url, password=PASSWORD))
        self.is_now(begins)
        command = [binary, "serve", "--config", folder / "drejebog.toml", "--clock", folder / "clock"]
        super().__init__("the program", command, folder / "log", cwd=folder)

    def is_now(self, when):
        """Moves its clock forward to this time, whose zone is part of it."""
        self._is_ahead(when - datetime.datetime.now(datetime.timezone.utc))

    def moves_on(self, by):
        """Lets so much time pass at once."""
        self._is_ahead(self.ahead + by)

    def _is_ahead(self, ahead):
        self.ahead = ahead
        # Put in place whole: the program reads it all the time.
        new = self.folder / "clock.new"
        new.write_text(str(int(ahead.total_seconds())))
        os.replace(new, self.folder / "clock")
