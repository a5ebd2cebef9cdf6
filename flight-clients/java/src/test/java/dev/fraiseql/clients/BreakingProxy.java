package dev.fraiseql.clients;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A way to a server that breaks: the n-th connection when so many bytes have come back. */
final class BreakingProxy implements AutoCloseable {
  private final ServerSocket listener;
  private final int server;
  private final Iterator<Integer> budgets;
  private final AtomicInteger broken = new AtomicInteger();

  /**
   * A proxy.
   *
   * @param server the server's port
   * @param budgets of bytes; connections beyond them last
   */
  BreakingProxy(int server, List<Integer> budgets) throws IOException {
    this.server = server;
    this.budgets = budgets.iterator();
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  URI uri() {
    return URI.create("grpc://localhost:" + listener.getLocalPort());
  }

  /** How many connections it has broken. */
  int broken() {
    return broken.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        int budget = budgets.hasNext() ? budgets.next() : Integer.MAX_VALUE;
        Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server);
        Thread.ofVirtual().start(() -> forward(client, upstream, Integer.MAX_VALUE));
        Thread.ofVirtual().start(() -> forward(upstream, client, budget));
      }
    } catch (IOException e) {
      // It was closed.
    }
  }

  private void forward(Socket source, Socket target, int budget) {
    try (source;
        target) {
      byte[] buffer = new byte[4096];
      int left = budget;
      for (int read; (read = source.getInputStream().read(buffer)) > 0; ) {
        target.getOutputStream().write(buffer, 0, Math.min(read, left));
        if (read > left) {
          broken.incrementAndGet();
          // With a reset, as a router or a killed process does, not with a goodbye.
          target.setSoLinger(true, 0);
          return;
        }
        left = left == Integer.MAX_VALUE ? left : left - read;
      }
    } catch (IOException e) {
      // The other direction has ended it.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
