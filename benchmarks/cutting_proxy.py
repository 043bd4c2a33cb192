"""A proxy before a PostgreSQL server that breaks connections, as a bad network does."""

import asyncio
import threading
from pathlib import Path
from typing import Final

SOCKET_NAME: Final = ".s.PGSQL.5432"
_CHUNK: Final = 1 << 16


class CuttingProxy:
    """Listens on a Unix socket in a folder and forwards to the server in another.

    Args:
        folder: where stations connect to.
        server: the folder of the server's socket.
    """

    def __init__(self, folder: Path, server: Path) -> None:
        self._folder = folder
        self._server = server
        self._connections: set[_Connection] = set()
        self._is_out = False
        self._cuts_at_commit = False
        self._listener: asyncio.Server | None = None
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="proxy")

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()
        listening = asyncio.start_unix_server(self._connect, self._folder / SOCKET_NAME)
        self._listener = asyncio.run_coroutine_threadsafe(listening, self._loop).result()

    def stop(self) -> None:
        """Close all connections and end."""
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def cut(self) -> None:
        """Break all connections, whatever goes over them."""
        self._loop.call_soon_threadsafe(self._break_all)

    def cut_at_commit(self) -> None:
        """Break the next connection that commits after the server has done it.

        The station does not get the answer.
        """
        self._cuts_at_commit = True

    def set_outage(self, is_out: bool) -> None:
        """Break all connections and refuse others until the outage is over."""
        self._is_out = is_out
        if is_out:
            self.cut()

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            if self._is_out:
                raise ConnectionRefusedError
            streams = await asyncio.open_unix_connection(self._server / SOCKET_NAME)
        except OSError:
            writer.close()
            return
        connection = _Connection(writer, streams[1])
        self._connections.add(connection)
        try:
            await asyncio.gather(
                self._send(reader, connection), self._answer(streams[0], connection)
            )
        except OSError:
            pass  # one of the sides has gone
        finally:
            connection.break_off()
            self._connections.discard(connection)

    async def _send(self, reader: asyncio.StreamReader, connection: "_Connection") -> None:
        while data := await reader.read(_CHUNK):
            if self._cuts_at_commit and b"COMMIT" in data:
                self._cuts_at_commit = False
                connection.is_mute = True
            connection.server.write(data)
            await connection.server.drain()
        connection.break_off()

    async def _answer(self, reader: asyncio.StreamReader, connection: "_Connection") -> None:
        while data := await reader.read(_CHUNK):
            if connection.is_mute:
                break
            connection.client.write(data)
            await connection.client.drain()
        connection.break_off()

    async def _close(self) -> None:
        self._is_out = True
        if self._listener is not None:
            self._listener.close()
        self._break_all()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        await asyncio.gather(*tasks, return_exceptions=True)

    def _break_all(self) -> None:
        for connection in self._connections:
            connection.break_off()


class _Connection:
    """Both sides of a connection.

    Attributes:
        client: to the station.
        server: to the server.
        is_mute: whether the next answer of the server is lost, and the connection with it.
    """

    def __init__(self, client: asyncio.StreamWriter, server: asyncio.StreamWriter) -> None:
        self.client = client
        self.server = server
        self.is_mute = False

    def break_off(self) -> None:
        """Close both sides without sending what waits."""
        self.client.transport.abort()
        self.server.transport.abort()
