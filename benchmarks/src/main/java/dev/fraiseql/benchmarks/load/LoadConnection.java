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

/** One connection: sends a request, reads the whole response, sends the next request. */
final class LoadConnection {
  private static final int MAX_HEAD = 8 * 1024;
  private static final String LENGTH = "\r\ncontent-length:";

  private final SocketChannel channel;
  private final byte[][] requests;
  private final ByteBuffer in = ByteBuffer.allocateDirect(64 * 1024);

  private int next;
  private long sentAt;
  private boolean ok;

  /** Bytes of the body not yet read; -1 while the head is read. */
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
      channel.write(request); // nearly always one write: requests fit into the socket's buffer
    }
  }

  /** Reads the bytes that arrived, and sends the next request after the whole response. */
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

  /** Returns whether the whole head arrived; then sets {@link #missing} and empties the buffer. */
  private boolean readHead() throws IOException {
    byte[] received = new byte[Math.min(in.position(), MAX_HEAD)];
    in.get(0, received);
    String text = new String(received, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      if (received.length == MAX_HEAD) {
        throw new IOException("the head of the response is longer than " + MAX_HEAD + " bytes");
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
