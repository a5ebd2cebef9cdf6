package dev.fraiseql.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Loads rows into a sample app of its own. */
@Timeout(120)
@SuppressWarnings("try") // closing says Exception, which may be an interruption
class InsertTest {
  @TempDir Path folder;
  private SampleServer app;
  private FraiseFlightClient client;

  @BeforeEach
  void start() throws Exception {
    app = SampleServer.start(folder);
    client = FraiseFlightClient.connect(app.uri(), null);
  }

  @AfterEach
  void stop() {
    client.close();
    app.close();
  }

  private long count(String name) {
    String query = "query ($name: String!) { playlistsCount(where: {name: {eq: $name}}) }";
    try (RowReader rows = client.query(query, Map.of("name", name))) {
      return ((Number) Rows.all(rows).getFirst().getFirst()).longValue();
    }
  }

  @Test
  void loadsMapsAndTellsTheProgress() {
    List<Map<String, String>> rows =
        IntStream.range(0, 5_000).mapToObj(i -> Map.of("name", "maps")).toList();
    List<Long> progress = new ArrayList<>();

    assertThat(client.insert("playlists", rows, progress::add)).isEqualTo(5_000);

    assertThat(count("maps")).isEqualTo(5_000);
    assertThat(progress).isSorted().endsWith(5_000L);
    assertThat(client.insert("playlists", List.<Map<String, String>>of())).isZero();
  }

  @Test
  void namesTheRowThatIsWrong() {
    List<Map<String, String>> rows = new ArrayList<>();
    IntStream.range(0, 2_000).forEach(i -> rows.add(Map.of("name", "wrong")));
    rows.add(Map.of("name", "x".repeat(121)));

    assertThatThrownBy(() -> client.insert("playlists", rows))
        .isInstanceOfSatisfying(
            FlightRuntimeException.class,
            e -> assertThat(e.status().code()).isEqualTo(FlightStatusCode.INVALID_ARGUMENT))
        .hasMessageContaining("Row 2000, column name: the text has 121 characters");
    assertThat(count("wrong")).isZero();
  }

  @Test
  void loadsTheBatchesOfAReader() throws Exception {
    try (BufferAllocator allocator = new RootAllocator();
        ArrowStreamReader reader = reader(batches(allocator), allocator)) {
      assertThat(client.insert("Playlist", reader, count -> {})).isEqualTo(6);
    }
    assertThat(count("reader")).isEqualTo(6);
  }

  @Test
  void writesNothingOfAReaderThatFails() throws Exception {
    byte[] whole = batches(new RootAllocator());
    byte[] cut = Arrays.copyOf(whole, whole.length - 100);
    try (BufferAllocator allocator = new RootAllocator();
        ArrowStreamReader reader = reader(cut, allocator)) {
      assertThatThrownBy(() -> client.insert("Playlist", reader, count -> {}))
          .isInstanceOfAny(UncheckedIOException.class, RuntimeException.class);
    }
    assertThat(count("reader")).isZero();
  }

  private static ArrowStreamReader reader(byte[] stream, BufferAllocator allocator) {
    return new ArrowStreamReader(new ByteArrayInputStream(stream), allocator);
  }

  /** A stream of three batches of two rows. */
  private static byte[] batches(BufferAllocator allocator) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (VarCharVector name = new VarCharVector("name", allocator);
        VectorSchemaRoot root = VectorSchemaRoot.of(name);
        ArrowStreamWriter writer = new ArrowStreamWriter(root, null, Channels.newChannel(out))) {
      writer.start();
      for (int i = 0; i < 3; i++) {
        name.setSafe(0, "reader".getBytes(StandardCharsets.UTF_8));
        name.setSafe(1, "reader".getBytes(StandardCharsets.UTF_8));
        root.setRowCount(2);
        writer.writeBatch();
      }
      writer.end();
    }
    return out.toByteArray();
  }
}
