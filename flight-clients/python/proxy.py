"""A proxy that interrupts connections."""

import socket
import struct
import threading


class BreakingProxy:
    """Forwards connections to a server, and resets each after a number of bytes sent to the client."""

    def __init__(self, port, budgets):
        """The n-th budget is that of the n-th connection, in bytes; None or a missing one is unlimited."""
        self._server = ("127.0.0.1", int(port))
        self._budgets = list(budgets)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"grpc://127.0.0.1:{self._listener.getsockname()[1]}"
        self.broken = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return  # closed
            budget = self._budgets.pop(0) if self._budgets else None
            server = socket.create_connection(self._server)
            threading.Thread(target=self._forward, args=(client, server, None), daemon=True).start()
            threading.Thread(target=self._forward, args=(server, client, budget), daemon=True).start()

    def _forward(self, source, target, budget):
        try:
            while data := source.recv(4096):
                if budget is not None and len(data) > budget:
                    target.sendall(data[:budget])
                    self.broken += 1
                    break
                target.sendall(data)
                budget = None if budget is None else budget - len(data)
        except OSError:
            pass  # the other direction has closed it
        for end in (source, target):
            try:
                # Closes with a reset, as a router or a killed process does.
                end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            end.close()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self._listener.shutdown(socket.SHUT_RDWR)  # close alone would not wake the accepting thread
        self._listener.close()
