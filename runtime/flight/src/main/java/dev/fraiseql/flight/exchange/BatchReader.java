package dev.fraiseql.flight.exchange;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Reads the messages of a stream in Arrow's IPC format on the heap, and validates them. Arrow's own
 * reader leaks off-heap memory when a message is damaged, and does not check offsets.
 *
 * <p>For one stream and one thread.
 *
 * @see <a href="https://arrow.apache.org/docs/format/Columnar.html">Arrow Columnar Format,
 *     serialization and interprocess communication</a>
 */
public final class BatchReader {
  private static final int MAX_FIELDS = 10_000;
  private static final int MAX_DEPTH = 64;

  /** Limits dictionaries, because unlike batches they are kept until the end of the stream. */
  private static final long MAX_DICTIONARY_BYTES = 16L * 1024 * 1024;

  /**
   * The maximum number of values of a batch of parameters, or of a dictionary: few enough to be
   * kept as objects.
   */
  private static final int MAX_KEPT = 1_000_000;

  /** The maximum number of values of a batch of rows, which are not kept. */
  private static final int MAX_VALUES = 32_000_000;

  private final Map<Long, ClientColumn> dictionaries = new HashMap<>();
  private final Map<Long, Integer> dictionaryBytes = new HashMap<>();
  private @Nullable Schema schema;
  private boolean rows;

  /** Accepts the batches in which rows are loaded: large ones, and with nested dictionaries. */
  void acceptRows() {
    rows = true;
  }

  /** The schema that was sent; null if none was. */
  @Nullable Schema sent() {
    return schema;
  }

  /**
   * Reads the next message.
   *
   * @param header its metadata, a flatbuffer; empty if it has none
   * @param body its buffers; they must not change while the batch is in use
   * @return null if the message is not a record batch but a schema, a dictionary, or empty
   * @throws RequestException BAD_USER_INPUT if the message is damaged or not allowed here
   */
  public @Nullable ClientBatch read(ByteBuffer header, ByteBuffer body) {
    if (!header.hasRemaining()) {
      return null;
    }
    try {
      return read(Message.getRootAsMessage(header), body);
    } catch (RequestException e) {
      throw e;
    } catch (RuntimeException e) {
      throw wrong("A message of the stream is damaged."); // invalid offsets in the flatbuffer
    }
  }

  private @Nullable ClientBatch read(Message message, ByteBuffer body) {
    switch (message.headerType()) {
      case MessageHeader.Schema ->
          take(
              (org.apache.arrow.flatbuf.Schema)
                  message.header(new org.apache.arrow.flatbuf.Schema()));
      case MessageHeader.DictionaryBatch ->
          take((DictionaryBatch) message.header(new DictionaryBatch()), body);
      case MessageHeader.RecordBatch -> {
        RecordBatch batch = (RecordBatch) message.header(new RecordBatch());
        return columns(batch, body, rows ? MAX_VALUES : MAX_KEPT).batch(schema().getFields());
      }
      default -> throw wrong("A message was sent that is none of a stream of rows.");
    }
    return null;
  }

  private ColumnReader columns(RecordBatch batch, ByteBuffer body, int maxValues) {
    return new ColumnReader(batch, body, dictionaries, maxValues);
  }

  private Schema schema() {
    if (schema == null) {
      throw wrong("A batch was sent before the schema that it has.");
    }
    return schema;
  }

  private void take(org.apache.arrow.flatbuf.Schema sent) {
    if (schema != null) {
      throw wrong("A second schema was sent: all batches of a stream have the same columns.");
    }
    if (sent.endianness() != Endianness.Little) {
      throw wrong("The schema says that numbers are big-endian: little-endian ones are read.");
    }
    int fields = 0;
    for (int i = 0; i < sent.fieldsLength(); i++) {
      fields = countFields(sent.fields(i), fields, 1);
    }
    Schema converted = convert(sent);
    if (!rows) {
      converted
          .getFields()
          .forEach(field -> field.getChildren().forEach(BatchReader::checkNotEncoded));
    }
    schema = converted;
  }

  private static Schema convert(org.apache.arrow.flatbuf.Schema sent) {
    try {
      return Schema.convertSchema(sent);
    } catch (RuntimeException e) {
      throw wrong(
          "The schema is damaged, or has a type that is not read here, as are decimals of fewer"
              + " than 128 bits.");
    }
  }

  /**
   * Rejects dictionaries of nested fields: a few bytes of indexes could become any number of bytes
   * of values in one row.
   */
  private static void checkNotEncoded(Field field) {
    if (field.getDictionary() != null) {
      throw ColumnReader.wrong(
          field, "is within another and has a dictionary: send its values as they are");
    }
    field.getChildren().forEach(BatchReader::checkNotEncoded);
  }

  /** Counts fields up to a maximum: offsets may point to the same field again and again. */
  private static int countFields(org.apache.arrow.flatbuf.Field field, int before, int depth) {
    int fields = before + 1;
    if (fields > MAX_FIELDS || depth > MAX_DEPTH) {
      throw wrong(
          "The schema has more than "
              + MAX_FIELDS
              + " fields, or more than "
              + MAX_DEPTH
              + " levels of them.");
    }
    for (int i = 0; i < field.childrenLength(); i++) {
      fields = countFields(field.children(i), fields, depth + 1);
    }
    return fields;
  }

  private void take(DictionaryBatch dictionary, ByteBuffer body) {
    Field field =
        encoded(schema().getFields(), dictionary.id())
            .orElseThrow(() -> wrong("A dictionary was sent that no column has."));
    if (dictionary.isDelta()) {
      throw ColumnReader.wrong(field, "has a dictionary that comes in parts: send it whole");
    }
    dictionaryBytes.put(dictionary.id(), body.remaining());
    if (dictionaryBytes.values().stream().mapToLong(bytes -> bytes).sum() > MAX_DICTIONARY_BYTES) {
      throw ColumnReader.wrong(
          field,
          "and others have dictionaries of more than "
              + MAX_DICTIONARY_BYTES
              + " bytes together: send their values as they are");
    }
    dictionaries.put(dictionary.id(), columns(dictionary.data(), body, MAX_KEPT).values(field));
  }

  /** The field with a dictionary, which may be within another. */
  private static Optional<Field> encoded(List<Field> fields, long id) {
    for (Field field : fields) {
      DictionaryEncoding encoding = field.getDictionary();
      if (encoding != null && encoding.getId() == id) {
        return Optional.of(field);
      }
      Optional<Field> nested = encoded(field.getChildren(), id);
      if (nested.isPresent()) {
        return nested;
      }
    }
    return Optional.empty();
  }

  private static RequestException wrong(String message) {
    return new RequestException(ErrorCode.BAD_USER_INPUT, message);
  }
}
