package dev.fraiseql.engine.arrow;

import dev.fraiseql.contract.model.EnumModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.TypeLayout;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Decodes dictionary-encoded enums into texts, at any depth. All other buffers of a batch are
 * shared and not copied.
 */
final class EnumDecoder implements BatchConverter {
  private static final int INDEX_BYTES = Integer.BYTES;
  private static final int OFFSET_BYTES = BaseVariableWidthVector.OFFSET_WIDTH;

  private final Schema filled;
  private final Schema sent;
  private final Map<Long, byte[][]> names = new HashMap<>();
  private final BufferAllocator allocator;

  /**
   * A decoder.
   *
   * @param columns as filled
   * @param sent the schema of {@link #decode(Schema)}, with any metadata
   * @param allocator for the texts
   */
  EnumDecoder(StreamColumns columns, Schema sent, BufferAllocator allocator) {
    filled = columns.schema();
    this.sent = sent;
    this.allocator = allocator;
    columns.encodings().forEach((model, encoding) -> names.put(encoding.getId(), names(model)));
  }

  private static byte[][] names(EnumModel model) {
    return model.values().stream()
        .map(value -> value.name().getBytes(StandardCharsets.UTF_8))
        .toArray(byte[][]::new);
  }

  /** Replaces the indexes of a schema by texts. */
  static Schema decode(Schema encoded) {
    return new Schema(decode(encoded.getFields()), encoded.getCustomMetadata());
  }

  private static List<Field> decode(List<Field> encoded) {
    return encoded.stream().map(EnumDecoder::decode).toList();
  }

  private static Field decode(Field encoded) {
    ArrowType type = encoded.getDictionary() == null ? encoded.getType() : ArrowType.Utf8.INSTANCE;
    return new Field(
        encoded.getName(),
        new FieldType(encoded.isNullable(), type, null, encoded.getMetadata()),
        decode(encoded.getChildren()));
  }

  @Override
  public Schema schema() {
    return sent;
  }

  @Override
  public ArrowRecordBatch convert(ArrowRecordBatch batch) {
    if (names.isEmpty()) {
      return batch;
    }
    List<ArrowBuf> made = new ArrayList<>();
    try (batch) {
      List<ArrowBuf> buffers = new ArrayList<>();
      Iterator<ArrowFieldNode> nodes = batch.getNodes().iterator();
      Iterator<ArrowBuf> given = batch.getBuffers().iterator();
      for (Field field : filled.getFields()) {
        convert(field, nodes, given, buffers, made);
      }
      // The batch retains the buffers.
      return new ArrowRecordBatch(batch.getLength(), batch.getNodes(), buffers);
    } finally {
      made.forEach(ArrowBuf::close);
    }
  }

  /** Copies references to the buffers of a field and its children, depth first as in batches. */
  private void convert(
      Field field,
      Iterator<ArrowFieldNode> nodes,
      Iterator<ArrowBuf> given,
      List<ArrowBuf> buffers,
      List<ArrowBuf> made) {
    ArrowFieldNode node = nodes.next();
    DictionaryEncoding encoding = field.getDictionary();
    if (encoding != null) {
      ArrowBuf validity = given.next();
      buffers.add(validity);
      texts(
          Objects.requireNonNull(names.get(encoding.getId())), node, validity, given.next(), made);
      buffers.addAll(made.subList(made.size() - 2, made.size()));
      return;
    }
    for (int i = TypeLayout.getTypeBufferCount(field.getType()); i > 0; i--) {
      buffers.add(given.next());
    }
    field.getChildren().forEach(child -> convert(child, nodes, given, buffers, made));
  }

  /** Appends two new buffers: the offsets of the texts, and the texts. */
  private void texts(
      byte[][] texts,
      ArrowFieldNode node,
      ArrowBuf validity,
      ArrowBuf indexes,
      List<ArrowBuf> made) {
    int rows = node.getLength();
    boolean nulls = node.getNullCount() > 0;
    ArrowBuf offsets = allocator.buffer((rows + 1L) * OFFSET_BYTES);
    made.add(offsets);
    int end = 0;
    offsets.setInt(0, 0);
    for (int i = 0; i < rows; i++) {
      if (!nulls || BitVectorHelper.get(validity, i) == 1) {
        end += texts[indexes.getInt((long) i * INDEX_BYTES)].length;
      }
      offsets.setInt((i + 1L) * OFFSET_BYTES, end);
    }
    offsets.writerIndex((rows + 1L) * OFFSET_BYTES);
    ArrowBuf bytes = allocator.buffer(end);
    made.add(bytes);
    for (int i = 0; i < rows; i++) {
      if (!nulls || BitVectorHelper.get(validity, i) == 1) {
        bytes.writeBytes(texts[indexes.getInt((long) i * INDEX_BYTES)]);
      }
    }
  }
}
