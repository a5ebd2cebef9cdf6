package dev.fraiseql.flight.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.message.IpcOption;

/** A message of Arrow's IPC format, as Arrow's own writer writes it. */
record IpcMessage(byte[] header, byte[] body) {
  private static final int CONTINUATION = 4;

  /** The schema of these vectors, their dictionaries, and the one batch that they hold. */
  static List<IpcMessage> of(VectorSchemaRoot root, DictionaryProvider dictionaries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    return written(new ArrowStreamWriter(root, dictionaries, out), out);
  }

  /** The same, with a batch that is compressed. */
  static List<IpcMessage> compressed(VectorSchemaRoot root, DictionaryProvider dictionaries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    return written(
        new ArrowStreamWriter(
            root,
            dictionaries,
            Channels.newChannel(out),
            IpcOption.DEFAULT,
            CommonsCompressionFactory.INSTANCE,
            CodecType.LZ4_FRAME),
        out);
  }

  private static List<IpcMessage> written(ArrowStreamWriter writer, ByteArrayOutputStream out) {
    try (writer) {
      writer.writeBatch();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return split(out.toByteArray());
  }

  private static List<IpcMessage> split(byte[] stream) {
    ByteBuffer bytes = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
    List<IpcMessage> messages = new ArrayList<>();
    int at = 0;
    while (true) {
      int length = bytes.getInt(at + CONTINUATION);
      if (length == 0) {
        return messages;
      }
      at += 2 * CONTINUATION;
      byte[] header = Arrays.copyOfRange(stream, at, at + length);
      at += length;
      int body = (int) Message.getRootAsMessage(ByteBuffer.wrap(header)).bodyLength();
      messages.add(new IpcMessage(header, Arrays.copyOfRange(stream, at, at + body)));
      at += body;
    }
  }
}
