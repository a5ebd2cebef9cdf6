package dev.fraiseql.server.flight;

import com.google.protobuf.UnknownFieldSet;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.arrow.flatbuf.BodyCompression;
import org.apache.arrow.flatbuf.BodyCompressionMethod;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flight.impl.Flight.FlightData;
import org.jspecify.annotations.Nullable;

/**
 * Lets no message through to Arrow that Arrow would give up in the middle: it has taken off-heap
 * memory by then, and does not give it back. {@link DamagedMessages} ends the call of such a one.
 *
 * @param <Q> what Arrow makes of messages
 */
final class SoundMessages<Q> implements Marshaller<Q> {
  /** What clients send rows with. */
  private static final Set<String> METHODS = Set.of("DoPut", "DoExchange");

  private final Marshaller<Q> arrow;

  private SoundMessages(Marshaller<Q> arrow) {
    this.arrow = arrow;
  }

  /** The service, with this in front of those of its methods that take rows. */
  static ServerServiceDefinition before(ServerServiceDefinition service) {
    List<ServerMethodDefinition<?, ?>> methods = new ArrayList<>();
    service.getMethods().forEach(method -> methods.add(before(method)));
    ServiceDescriptor.Builder descriptor =
        ServiceDescriptor.newBuilder(service.getServiceDescriptor().getName());
    methods.forEach(method -> descriptor.addMethod(method.getMethodDescriptor()));
    ServerServiceDefinition.Builder guarded = ServerServiceDefinition.builder(descriptor.build());
    methods.forEach(guarded::addMethod);
    return guarded.build();
  }

  private static <Q, A> ServerMethodDefinition<Q, A> before(ServerMethodDefinition<Q, A> method) {
    MethodDescriptor<Q, A> descriptor = method.getMethodDescriptor();
    return METHODS.contains(descriptor.getBareMethodName())
        ? ServerMethodDefinition.create(
            descriptor.toBuilder()
                .setRequestMarshaller(new SoundMessages<>(descriptor.getRequestMarshaller()))
                .build(),
            method.getServerCallHandler())
        : method;
  }

  @Override
  public InputStream stream(Q value) {
    return arrow.stream(value);
  }

  /** The message; null if it is damaged. */
  @Override
  public @Nullable Q parse(InputStream stream) {
    FlightData.Builder message = FlightData.newBuilder();
    try {
      message.mergeFrom(stream);
    } catch (IOException e) {
      return null;
    }
    if (!isSound(message.getDataHeader().asReadOnlyByteBuffer(), message.getDataBody().size())) {
      return null;
    }
    // Written anew, each field is there once, and none that nobody reads.
    message.clearAppMetadata().setUnknownFields(UnknownFieldSet.getDefaultInstance());
    return arrow.parse(new ByteArrayInputStream(message.build().toByteArray()));
  }

  /** Whether a header is one that Arrow takes, and a body of so many bytes has all it speaks of. */
  private static boolean isSound(ByteBuffer header, int body) {
    if (!header.hasRemaining()) {
      return body == 0; // a message without rows, which says something else
    }
    try {
      Message message = Message.getRootAsMessage(header);
      return switch (message.headerType()) {
        case MessageHeader.NONE, MessageHeader.Schema -> body == 0;
        case MessageHeader.RecordBatch ->
            isSound((RecordBatch) message.header(new RecordBatch()), body);
        case MessageHeader.DictionaryBatch ->
            isSound(((DictionaryBatch) message.header(new DictionaryBatch())).data(), body);
        default -> false;
      };
    } catch (RuntimeException e) {
      return false; // what flatbuffers do with offsets that lead nowhere
    }
  }

  private static boolean isSound(RecordBatch batch, int body) {
    boolean sound = isLength(batch.length(), Integer.MAX_VALUE);
    for (int i = 0; i < batch.nodesLength(); i++) {
      FieldNode node = batch.nodes(i);
      sound &=
          isLength(node.length(), Integer.MAX_VALUE) && isLength(node.nullCount(), node.length());
    }
    for (int i = 0; i < batch.buffersLength(); i++) {
      Buffer buffer = batch.buffers(i);
      sound &= isLength(buffer.offset(), body) && isLength(buffer.length(), body - buffer.offset());
    }
    BodyCompression compression = batch.compression();
    return sound && (compression == null || compression.method() == BodyCompressionMethod.BUFFER);
  }

  private static boolean isLength(long length, long most) {
    return length >= 0 && length <= most;
  }
}
