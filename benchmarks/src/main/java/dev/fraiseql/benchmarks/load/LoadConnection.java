package dev.fraiseql.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection: sends a request, reads the answer to its end, sends the next. */
final class LoadConnection {
  private static final int LONGEST_HEAD = 8 * 1024;
  private static final String LENGTH = "\r\ncontent-length:";

  private final SocketChannel channel;
  private final byte[][] requests;
  private final ByteBuffer in = ByteBuffer.allocateDirect(64 * 1024);

  private int next;
  private long sentAt;
  private boolean ok;

  /** Bytes of the body that are still to come; -1 while the head is read. */
  private long missing = -1;

  private LoadConnection(SocketChannel channel, byte[][] requests, int first) {
    this.channel = channel;
    this.requests = requests;
    this.next = first;
  }

  /** Connects and sends the first request. */
  static void open(InetSocketAddress server, Selector selector, byte[][] requests, int first)
      throws IOException {
    SocketChannel channel = SocketChannel.open(server);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    LoadConnection connection = new LoadConnection(channel, requests, first);
    channel.register(selector, SelectionKey.OP_READ, connection);
    connection.send();
  }

  private void send() throws IOException {
    ByteBuffer request = ByteBuffer.wrap(requests[next]);
    next = (next + 1) % requests.length;
    sentAt = System.nanoTime();
    while (request.hasRemaining()) {
      channel.write(request); // a small request: it fits the socket's buffer but in the rarest case
    }
  }

  /** Reads what has come, and goes on when that is all. */
  void advance(Latencies latencies) throws IOException {
    int read = channel.read(in);
    if (read < 0) {
      throw new IOException("the server closed the connection");
    }
    if (missing < 0) {
      if (!readHead()) {
        return;
      }
    } else {
      missing -= in.position();
      in.clear();
    }
    if (missing == 0) {
      latencies.add(System.nanoTime() - sentAt, ok);
      missing = -1;
      send();
    }
  }

  /** Reads the head if it is there; then {@link #missing} is known and the buffer empty. */
  private boolean readHead() throws IOException {
    byte[] seen = new byte[Math.min(in.position(), LONGEST_HEAD)];
    in.get(0, seen);
    String text = new String(seen, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      if (seen.length == LONGEST_HEAD) {
        throw new IOException("the head of the answer does not end");
      }
      return false;
    }
    String head = text.substring(0, end + 2).toLowerCase(Locale.ROOT);
    int at = head.indexOf(LENGTH);
    if (at < 0) {
      throw new IOException("no Content-Length: " + head);
    }
    int from = at + LENGTH.length();
    long length = Long.parseLong(head.substring(from, head.indexOf("\r\n", from)).strip());
    ok = head.startsWith("http/1.1 200");
    missing = length - (in.position() - end - 4);
    in.clear();
    return true;
  }
}
