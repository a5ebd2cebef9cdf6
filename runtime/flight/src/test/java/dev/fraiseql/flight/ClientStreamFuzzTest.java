package dev.fraiseql.flight;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.fraiseql.engine.security.OpenCallerResolver;
import dev.fraiseql.flight.sql.SqlMessages;
import dev.fraiseql.flight.sql.StatementHandle;
import dev.fraiseql.testing.Seed;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.flight.impl.Flight.FlightData;
import org.apache.arrow.flight.impl.Flight.FlightDescriptor;
import org.apache.arrow.flight.impl.Flight.FlightDescriptor.DescriptorType;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandPreparedStatementQuery;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Streams that clients send, damaged: each call ends, with its result or with what is wrong, and
 * nothing is left of it.
 */
@Timeout(300)
class ClientStreamFuzzTest {
  private static final Set<Status.Code> ENDS =
      EnumSet.of(
          Status.Code.OK,
          Status.Code.INVALID_ARGUMENT,
          Status.Code.RESOURCE_EXHAUSTED,
          Status.Code.UNIMPLEMENTED);

  private static final String STATEMENT = "SELECT name FROM products WHERE id > ? AND name LIKE ?";

  @TempDir Path folder;
  private final long seed = Seed.get();
  private final Random random = new Random(seed);
  private StockServer stock;
  private ManagedChannel channel;

  @BeforeEach
  void start() throws Exception {
    stock = new StockServer(folder, new OpenCallerResolver());
    stock.fill(6);
    channel =
        Grpc.newChannelBuilder(
                "localhost:" + stock.service.port(), InsecureChannelCredentials.create())
            .build();
  }

  @AfterEach
  void stop() throws Exception {
    channel.shutdownNow();
    channel.awaitTermination(10, TimeUnit.SECONDS);
    // Closes the allocators, which fails if anything was leaked.
    stock.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DoPut", "DoExchange"})
  void everyCallEnds(String method) throws Exception {
    List<byte[]> sound = sound(method.equals("DoPut"));
    assertThat(end(method, sound)).isEqualTo(Status.Code.OK);
    Mutations mutations = new Mutations(sound, random);
    for (int i = 0; i < 2_000; i++) {
      List<byte[]> sent = new ArrayList<>(sound);
      int place = random.nextInt(sent.size());
      switch (random.nextInt(12)) {
        case 0 -> sent.remove(place);
        case 1 -> sent.add(place, sent.get(random.nextInt(sent.size())));
        case 2 -> sent.set(place, withoutDescriptor(sent.get(place)));
        default -> sent.set(place, mutations.next());
      }
      assertThat(end(method, sent)).as("seed %s, %s %s", seed, method, shown(sent)).isIn(ENDS);
    }
    assertWell();
  }

  /** It ends the call while its thread is about to begin: in whatever order, nothing is left. */
  @ParameterizedTest
  @ValueSource(strings = {"DoPut", "DoExchange"})
  void aDamagedMessageRightBehindTheFirstLeavesNothing(String method) throws Exception {
    List<byte[]> sent = new ArrayList<>(sound(method.equals("DoPut")));
    sent.add(new byte[] {1, 2, 3});
    for (int i = 0; i < 1_000; i++) {
      assertThat(end(method, sent)).isIn(Status.Code.OK, Status.Code.INVALID_ARGUMENT);
    }
    assertWell();
  }

  private static List<String> shown(List<byte[]> messages) {
    return messages.stream().map(Base64.getEncoder()::encodeToString).toList();
  }

  private static byte[] withoutDescriptor(byte[] message) throws IOException {
    return FlightData.parseFrom(message).toBuilder().clearFlightDescriptor().build().toByteArray();
  }

  /** A schema that says what it is for, and two batches of a row each. */
  private List<byte[]> sound(boolean prepared) {
    byte[] command =
        prepared
            ? SqlMessages.write(
                CommandPreparedStatementQuery.newBuilder()
                    .setPreparedStatementHandle(new StatementHandle(STATEMENT).bytes())
                    .build())
            : STATEMENT.getBytes(StandardCharsets.UTF_8);
    FlightDescriptor descriptor =
        FlightDescriptor.newBuilder()
            .setType(DescriptorType.CMD)
            .setCmd(ByteString.copyFrom(command))
            .build();
    try (BigIntVector id = new BigIntVector("1", stock.allocator);
        VarCharVector name = new VarCharVector("2", stock.allocator)) {
      id.setSafe(0, 2);
      name.setSafe(0, "product%".getBytes(StandardCharsets.UTF_8));
      VectorSchemaRoot root = VectorSchemaRoot.of(id, name);
      root.setRowCount(1);
      byte[] schema =
          FlightData.newBuilder()
              .setFlightDescriptor(descriptor)
              .setDataHeader(
                  copy(MessageSerializer.serializeMetadata(root.getSchema(), IpcOption.DEFAULT)))
              .build()
              .toByteArray();
      byte[] one = batch(root);
      root.setRowCount(0);
      return List.of(schema, one, batch(root));
    }
  }

  private static byte[] batch(VectorSchemaRoot root) {
    try (ArrowRecordBatch batch = new VectorUnloader(root).getRecordBatch()) {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      for (ArrowBuf buffer : batch.getBuffers()) {
        byte[] bytes = new byte[(int) buffer.readableBytes()];
        buffer.getBytes(0, bytes);
        body.writeBytes(bytes);
        body.writeBytes(new byte[-bytes.length & 7]);
      }
      return FlightData.newBuilder()
          .setDataHeader(copy(MessageSerializer.serializeMetadata(batch, IpcOption.DEFAULT)))
          .setDataBody(ByteString.copyFrom(body.toByteArray()))
          .build()
          .toByteArray();
    }
  }

  private static ByteString copy(ByteBuffer bytes) {
    return ByteString.copyFrom(bytes);
  }

  /** How a call ends in which a client sends these messages, and then says that it has done so. */
  private Status.Code end(String method, List<byte[]> messages) throws Exception {
    CompletableFuture<Status> end = new CompletableFuture<>();
    ClientCall<byte[], byte[]> call =
        channel.newCall(
            MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(MethodType.BIDI_STREAMING)
                .setFullMethodName("arrow.flight.protocol.FlightService/" + method)
                .setRequestMarshaller(new Raw())
                .setResponseMarshaller(new Raw())
                .build(),
            CallOptions.DEFAULT);
    call.start(
        new ClientCall.Listener<>() {
          @Override
          public void onClose(Status status, Metadata trailers) {
            end.complete(status);
          }
        },
        new Metadata());
    call.request(1_000);
    messages.forEach(call::sendMessage);
    call.halfClose();
    return end.get(30, TimeUnit.SECONDS).getCode();
  }

  private static final class Raw implements Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void assertWell() throws Exception {
    stock.awaitNothingLeft();
    assertThat(stock.rows(StockServer.ticket("export:products:id = 2:id"))).containsExactly("2");
  }
}
