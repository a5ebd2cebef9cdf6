package dev.fraiseql.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.engine.security.OpenCallerResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.arrow.flight.CallHeaders;
import org.apache.arrow.flight.FlightCallHeaders;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.HeaderCallOption;
import org.apache.arrow.flight.Location;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VarCharVector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("try") // closing may be interrupted
class CompressionTest {
  private static final int ROWS = 5_000;

  @TempDir Path folder;
  private StockServer stock;

  @BeforeEach
  void start() throws Exception {
    stock = new StockServer(folder, new OpenCallerResolver());
    stock.fill(ROWS);
  }

  @AfterEach
  void stop() throws Exception {
    stock.close(); // which checks that no memory is left
  }

  /** Passes bytes on to the server and counts those that come back. */
  private record Wire(ServerSocket socket, AtomicLong received) implements AutoCloseable {
    static Wire to(int port) throws IOException {
      Wire wire =
          new Wire(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), new AtomicLong());
      Thread.ofVirtual().start(() -> wire.pass(port));
      return wire;
    }

    private void pass(int port) {
      try (Socket client = socket.accept();
          Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
        Thread.ofVirtual().start(() -> copy(client, server, new AtomicLong()));
        copy(server, client, received);
      } catch (IOException e) {
        // The test is over.
      }
    }

    private static void copy(Socket from, Socket to, AtomicLong count) {
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] buffer = new byte[8192];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          count.addAndGet(n);
          out.write(buffer, 0, n);
        }
      } catch (IOException e) {
        // The test is over.
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private static HeaderCallOption asking(String compression) {
    CallHeaders headers = new FlightCallHeaders();
    headers.insert("fraiseql-compression", compression);
    return new HeaderCallOption(headers);
  }

  /** Fetches all products, checks them, and says how many bytes came over the wire. */
  private long bytes(String compression) throws Exception {
    try (BufferAllocator allocator = new RootAllocator();
        Wire wire = Wire.to(stock.service.port());
        FlightClient client =
            FlightClient.builder(
                    allocator, Location.forGrpcInsecure("localhost", wire.socket().getLocalPort()))
                .build()) {
      List<String> names = new ArrayList<>();
      try (FlightStream stream =
          client.getStream(StockServer.ticket("export:products::"), asking(compression))) {
        while (stream.next()) {
          VarCharVector name = (VarCharVector) stream.getRoot().getVector("name");
          for (int i = 0; i < stream.getRoot().getRowCount(); i++) {
            names.add(name.getObject(i).toString());
          }
        }
      }
      assertThat(names).hasSize(ROWS).contains("product 1", "product " + ROWS);
      return wire.received().get();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lz4", "zstd", "ZSTD"})
  void takesLessOfTheWire(String compression) throws Exception {
    assertThat(bytes(compression)).isLessThan(bytes("none") * 2 / 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lz4", "zstd"})
  void readsBatchesWithoutAnyText(String compression) throws Exception {
    stock.execute("update products set name = ''");
    try (FlightStream stream =
        stock.stream("export:products:state is null:name,state", asking(compression))) {
      int rows = 0;
      while (stream.next()) {
        VarCharVector name = (VarCharVector) stream.getRoot().getVector("name");
        for (int i = 0; i < stream.getRoot().getRowCount(); i++, rows++) {
          assertThat(name.getObject(i).toString()).isEmpty();
        }
      }
      assertThat(rows).isEqualTo(ROWS / 4);
    }
  }

  @Test
  void isRefusedIfNobodyKnowsIt() {
    assertThatThrownBy(
            () -> {
              try (FlightStream stream = stock.stream("export:products::", asking("zst"))) {
                stream.next();
              }
            })
        .isInstanceOfSatisfying(
            FlightRuntimeException.class,
            e -> assertThat(e.status().code()).isEqualTo(FlightStatusCode.INVALID_ARGUMENT))
        .hasMessageContaining("there are none, lz4, zstd. Did you mean zstd?");
  }
}
