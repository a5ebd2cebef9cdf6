package dev.fraiseql.conformance.write;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A proxy between a server and its database that cuts connections. */
final class CuttingProxy implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("//([^/:]+):(\\d+)");

  private final ServerSocket socket;
  private final String host;
  private final int port;
  private final String url;

  /** The number of messages to the database until a cut; below zero if none is due. */
  private final AtomicInteger left = new AtomicInteger(-1);

  private volatile boolean delivers;

  /**
   * Starts a proxy.
   *
   * @param database the JDBC URL of the database
   */
  CuttingProxy(String database) throws IOException {
    Matcher address = ADDRESS.matcher(database);
    if (!address.find()) {
      throw new IllegalArgumentException(database);
    }
    host = address.group(1);
    port = Integer.parseInt(address.group(2));
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    url = address.replaceFirst("//127.0.0.1:" + socket.getLocalPort());
    Thread.ofPlatform().daemon().start(this::accept);
  }

  /** The URL of the database behind the proxy. */
  String url() {
    return url;
  }

  /**
   * Cuts a connection at one of the next messages to the database.
   *
   * @param message 1 for the next one
   * @param delivered whether the database receives it
   */
  void cutAt(int message, boolean delivered) {
    delivers = delivered;
    left.set(message);
  }

  /** Cuts nothing any more. Returns whether nothing was cut. */
  boolean stop() {
    return left.getAndSet(-1) > 0;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        Socket server = new Socket(host, port);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        AtomicBoolean muted = new AtomicBoolean();
        Thread.ofPlatform().daemon().start(() -> pumpRequests(client, server, muted));
        Thread.ofPlatform().daemon().start(() -> pumpResponses(server, client, muted));
      }
    } catch (IOException e) {
      // The proxy is closed.
    }
  }

  private void pumpRequests(Socket client, Socket server, AtomicBoolean muted) {
    byte[] buffer = new byte[1 << 16];
    try (client;
        server) {
      InputStream in = client.getInputStream();
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        if (left.get() > 0 && left.decrementAndGet() == 0) {
          if (!delivers) {
            return;
          }
          muted.set(true);
        }
        server.getOutputStream().write(buffer, 0, length);
      }
    } catch (IOException e) {
      // One side has closed the connection, and both are closed now.
    }
  }

  /** Passes responses on, but that of the last message before a cut. */
  private static void pumpResponses(Socket server, Socket client, AtomicBoolean muted) {
    byte[] buffer = new byte[1 << 16];
    try (client;
        server) {
      InputStream in = server.getInputStream();
      for (int length = in.read(buffer); length >= 0 && !muted.get(); length = in.read(buffer)) {
        client.getOutputStream().write(buffer, 0, length);
      }
    } catch (IOException e) {
      // As above.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
