package dev.fraiseql.flight.exchange;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * Reads the columns of a record batch. Its nodes and buffers are in the order of its fields, those
 * of children after those of their parents. For one batch and one thread.
 */
final class ColumnReader {
  private static final String DAMAGED = "is damaged";

  private final RecordBatch batch;
  private final ByteBuffer body;
  private final Map<Long, ClientColumn> dictionaries;
  private final int maxValues;
  private int values;
  private int nodes;
  private int buffers;
  private int views;

  /**
   * A reader of one batch.
   *
   * @param dictionaries those received so far, by their ids
   * @param maxValues the maximum number of values of all columns together. The size of a message
   *     does not limit them, because nulls, and structs of nulls, take no bytes.
   * @throws RequestException BAD_USER_INPUT if it is compressed
   */
  ColumnReader(
      RecordBatch batch, ByteBuffer body, Map<Long, ClientColumn> dictionaries, int maxValues) {
    if (batch.compression() != null) {
      throw new RequestException(
          ErrorCode.BAD_USER_INPUT, "A compressed batch was sent. Send values as they are.");
    }
    this.batch = batch;
    this.body = body.slice();
    this.dictionaries = dictionaries;
    this.maxValues = maxValues;
  }

  /**
   * Reads all columns.
   *
   * @throws RequestException BAD_USER_INPUT if the batch is damaged, or of types that are not read
   */
  ClientBatch batch(List<Field> fields) {
    if (batch.length() < 0 || batch.length() > maxValues) {
      throw new RequestException(
          ErrorCode.BAD_USER_INPUT, "A batch has at most " + maxValues + " rows.");
    }
    List<ClientColumn> columns = fields.stream().map(this::field).toList();
    for (ClientColumn column : columns) {
      if (column.length() != batch.length()) {
        throw wrong(column.field(), "has another number of rows than its batch");
      }
    }
    return new ClientBatch(columns, (int) batch.length(), body.capacity());
  }

  private ClientColumn field(Field field) {
    DictionaryEncoding encoding = field.getDictionary();
    if (encoding == null) {
      return values(field);
    }
    ClientColumn indexes = column(field, encoding.getIndexType(), List.of());
    ClientColumn values = dictionaries.get(encoding.getId());
    int known = values == null ? 0 : values.length();
    for (int row = 0; row < indexes.length(); row++) {
      if (!indexes.isNull(row) && Long.compareUnsigned(indexes.integer(row), known) >= 0) {
        throw wrong(field, "refers to a value that its dictionary has not");
      }
    }
    return indexes.withDictionary(values);
  }

  /**
   * Reads a column without a dictionary, or the values of the dictionary of one.
   *
   * @throws RequestException as {@link #batch} does
   */
  ClientColumn values(Field field) {
    return column(field, storageType(field.getType()), field.getChildren());
  }

  private ClientColumn column(Field field, ArrowType type, List<Field> children) {
    if (nodes >= batch.nodesLength()) {
      throw wrong(field, DAMAGED);
    }
    FieldNode node = batch.nodes(nodes++);
    if (node.length() < 0 || node.length() > maxValues - values) {
      throw wrong(field, "and those before it have more than " + maxValues + " values");
    }
    int length = (int) node.length();
    values += length;
    boolean hasNulls = node.nullCount() != 0;
    // A column of the type Null has no buffers.
    List<ByteBuffer> validity =
        type instanceof ArrowType.Null
            ? List.of()
            : List.of(buffer(field, hasNulls ? bits(length) : 0));
    ClientColumn column =
        new ClientColumn(
            field,
            type,
            length,
            hasNulls && !validity.isEmpty() ? validity.getFirst() : null,
            buffers(field, type, length),
            children.stream().map(this::field).toList(),
            null);
    if (!ColumnValidator.isValid(column)) {
      throw wrong(field, DAMAGED);
    }
    return column;
  }

  private List<ByteBuffer> buffers(Field field, ArrowType type, int length) {
    return switch (type) {
      case ArrowType.Utf8 text -> List.of(offsets(field, length, 4), buffer(field, 0));
      case ArrowType.Binary bytes -> List.of(offsets(field, length, 4), buffer(field, 0));
      case ArrowType.LargeUtf8 text -> List.of(offsets(field, length, 8), buffer(field, 0));
      case ArrowType.LargeBinary bytes -> List.of(offsets(field, length, 8), buffer(field, 0));
      case ArrowType.Utf8View text -> views(field, length);
      case ArrowType.BinaryView bytes -> views(field, length);
      case ArrowType.List list -> List.of(offsets(field, length, 4));
      case ArrowType.LargeList list -> List.of(offsets(field, length, 8));
      case ArrowType.Null nothing -> List.of();
      case ArrowType.FixedSizeList list -> List.of();
      case ArrowType.Struct struct -> List.of();
      case ArrowType.Bool bool -> List.of(buffer(field, bits(length)));
      default -> List.of(buffer(field, (long) length * width(field, type)));
    };
  }

  private static long bits(int length) {
    return (length + 7L) / 8;
  }

  /** The offsets of rows and of the end. A column without rows may have none. */
  private ByteBuffer offsets(Field field, int length, int bytes) {
    return buffer(field, length == 0 ? 0 : (length + 1L) * bytes);
  }

  private List<ByteBuffer> views(Field field, int length) {
    if (views >= batch.variadicBufferCountsLength()) {
      throw wrong(field, DAMAGED);
    }
    List<ByteBuffer> all = new ArrayList<>();
    all.add(buffer(field, (long) length * ClientColumn.VIEW_BYTES));
    long others = batch.variadicBufferCounts(views++);
    for (long i = 0; i < others; i++) {
      all.add(buffer(field, 0));
    }
    return all;
  }

  /** Takes the next buffer, of a minimum length. */
  private ByteBuffer buffer(Field field, long minBytes) {
    if (buffers >= batch.buffersLength()) {
      throw wrong(field, DAMAGED);
    }
    Buffer buffer = batch.buffers(buffers++);
    long offset = buffer.offset();
    long length = buffer.length();
    if (offset < 0
        || offset > body.capacity()
        || length < minBytes
        || length > body.capacity() - offset) {
      throw wrong(field, DAMAGED);
    }
    return body.slice((int) offset, (int) length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ArrowType storageType(ArrowType type) {
    return type instanceof ArrowType.ExtensionType extension ? extension.storageType() : type;
  }

  /** The width of a value in bytes. */
  private static int width(Field field, ArrowType type) {
    int bytes = ClientColumn.width(type);
    if (bytes < 0) {
      throw wrong(field, "is of the type " + type + ", which is not read here");
    }
    return bytes;
  }

  /** An error that names a column. */
  static RequestException wrong(Field field, String problem) {
    String name = String.valueOf(field.getName());
    return new RequestException(
        ErrorCode.BAD_USER_INPUT,
        "Column \""
            + (name.length() > 60 ? name.substring(0, 60) + "..." : name)
            + "\" "
            + problem
            + ".");
  }
}
