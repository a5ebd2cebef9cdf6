package dev.fraiseql.flight.sql;

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
 * Finds the columns of a record batch. Its nodes and buffers stand in the order of its fields,
 * those of children behind those of their parents.
 */
final class ColumnReader {
  /**
   * Of all columns together: more than anybody asks at once, and few enough to be kept as objects.
   * Nulls, and objects of nothing else, need no bytes in a message, and could be as many as it
   * says.
   */
  private static final int MOST_VALUES = 1_000_000;

  private static final String DAMAGED = "is damaged";

  private final RecordBatch batch;
  private final ByteBuffer body;
  private final Map<Long, Column> dictionaries;
  private int values;
  private int nodes;
  private int buffers;
  private int views;

  /**
   * A reader of one batch.
   *
   * @param dictionaries those that have come, by their numbers
   * @throws RequestException BAD_USER_INPUT if it is compressed
   */
  ColumnReader(RecordBatch batch, ByteBuffer body, Map<Long, Column> dictionaries) {
    if (batch.compression() != null) {
      throw new RequestException(
          ErrorCode.BAD_USER_INPUT, "A compressed batch was sent. Send values as they are.");
    }
    this.batch = batch;
    this.body = body.slice();
    this.dictionaries = dictionaries;
  }

  /**
   * All of it.
   *
   * @throws RequestException BAD_USER_INPUT if it is damaged, or of types that no parameter has
   */
  SentBatch batch(List<Field> fields) {
    if (batch.length() < 0 || batch.length() > MOST_VALUES) {
      throw new RequestException(
          ErrorCode.BAD_USER_INPUT, "A batch has at most " + MOST_VALUES + " rows.");
    }
    List<Column> columns = fields.stream().map(this::outermost).toList();
    for (Column column : columns) {
      if (column.length() != batch.length()) {
        throw wrong(column.field(), "has another number of rows than its batch");
      }
    }
    return new SentBatch(columns, (int) batch.length());
  }

  private Column outermost(Field field) {
    DictionaryEncoding encoding = field.getDictionary();
    if (encoding == null) {
      return values(field);
    }
    Column indexes = column(field, encoding.getIndexType(), List.of());
    Column values = dictionaries.get(encoding.getId());
    int known = values == null ? 0 : values.length();
    for (int row = 0; row < indexes.length(); row++) {
      if (!indexes.isNull(row) && Long.compareUnsigned(indexes.integer(row), known) >= 0) {
        throw wrong(field, "refers to a value that its dictionary has not");
      }
    }
    return indexes.of(values);
  }

  /**
   * The values of a column, of its dictionary if it has one; those within it have none.
   *
   * @throws RequestException as {@link #batch} does
   */
  Column values(Field field) {
    return column(field, stored(field.getType()), field.getChildren());
  }

  private Column column(Field field, ArrowType type, List<Field> children) {
    if (nodes >= batch.nodesLength()) {
      throw wrong(field, DAMAGED);
    }
    FieldNode node = batch.nodes(nodes++);
    if (node.length() < 0 || node.length() > MOST_VALUES - values) {
      throw wrong(field, "and those before it have more than " + MOST_VALUES + " values");
    }
    int length = (int) node.length();
    values += length;
    boolean hasNulls = node.nullCount() != 0;
    // A column of nulls has nothing but its length.
    List<ByteBuffer> validity =
        type instanceof ArrowType.Null
            ? List.of()
            : List.of(buffer(field, hasNulls ? bits(length) : 0));
    Column column =
        new Column(
            field,
            type,
            length,
            hasNulls && !validity.isEmpty() ? validity.getFirst() : null,
            buffers(field, type, length),
            children.stream().map(this::values).toList(),
            null);
    if (!isSound(column)) {
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

  /** Where rows begin, and where the last ends; a column without rows may have none. */
  private ByteBuffer offsets(Field field, int length, int bytes) {
    return buffer(field, length == 0 ? 0 : (length + 1L) * bytes);
  }

  private List<ByteBuffer> views(Field field, int length) {
    if (views >= batch.variadicBufferCountsLength()) {
      throw wrong(field, DAMAGED);
    }
    List<ByteBuffer> all = new ArrayList<>();
    all.add(buffer(field, (long) length * Column.VIEW_BYTES));
    long others = batch.variadicBufferCounts(views++);
    for (long i = 0; i < others; i++) {
      all.add(buffer(field, 0));
    }
    return all;
  }

  /** The next buffer, which has to have so many bytes at least. */
  private ByteBuffer buffer(Field field, long bytes) {
    if (buffers >= batch.buffersLength()) {
      throw wrong(field, DAMAGED);
    }
    Buffer buffer = batch.buffers(buffers++);
    long offset = buffer.offset();
    long length = buffer.length();
    if (offset < 0
        || offset > body.capacity()
        || length < bytes
        || length > body.capacity() - offset) {
      throw wrong(field, DAMAGED);
    }
    return body.slice((int) offset, (int) length).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Whether what leads from one buffer into another ends up in it. */
  private static boolean isSound(Column column) {
    return switch (column.type()) {
      case ArrowType.Utf8 text -> rises(column, 4, column.buffers().get(1).capacity());
      case ArrowType.Binary bytes -> rises(column, 4, column.buffers().get(1).capacity());
      case ArrowType.LargeUtf8 text -> rises(column, 8, column.buffers().get(1).capacity());
      case ArrowType.LargeBinary bytes -> rises(column, 8, column.buffers().get(1).capacity());
      case ArrowType.Utf8View text -> showsWhatIsThere(column);
      case ArrowType.BinaryView bytes -> showsWhatIsThere(column);
      case ArrowType.List list -> hasItems(column) && rises(column, 4, items(column));
      case ArrowType.LargeList list -> hasItems(column) && rises(column, 8, items(column));
      case ArrowType.FixedSizeList list ->
          hasItems(column)
              && list.getListSize() >= 0
              && (long) column.length() * list.getListSize() <= items(column);
      case ArrowType.Struct struct ->
          column.children().stream().allMatch(child -> child.length() >= column.length());
      default -> true;
    };
  }

  private static boolean hasItems(Column list) {
    return list.children().size() == 1;
  }

  private static int items(Column list) {
    return list.children().getFirst().length();
  }

  /** Offsets begin at 0 or behind, never fall, and end at or before the end of what they cut. */
  private static boolean rises(Column column, int bytes, int end) {
    long before = 0;
    for (int i = 0; column.length() > 0 && i <= column.length(); i++) {
      long offset = column.integer(i, bytes);
      if (offset < before || offset > end) {
        return false;
      }
      before = offset;
    }
    return true;
  }

  private static boolean showsWhatIsThere(Column column) {
    for (int row = 0; row < column.length(); row++) {
      if (!column.isNull(row) && !column.isViewSound(row)) {
        return false;
      }
    }
    return true;
  }

  private static ArrowType stored(ArrowType type) {
    return type instanceof ArrowType.ExtensionType extension ? extension.storageType() : type;
  }

  /** The bytes of each value. */
  private static int width(Field field, ArrowType type) {
    int bytes = Column.width(type);
    if (bytes < 0) {
      throw wrong(field, "is of the type " + type + ", which no parameter has");
    }
    return bytes;
  }

  /** An error that names the column. */
  static RequestException wrong(Field field, String problem) {
    String name = String.valueOf(field.getName());
    return new RequestException(
        ErrorCode.BAD_USER_INPUT,
        "Parameter column \""
            + (name.length() > 60 ? name.substring(0, 60) + "..." : name)
            + "\" "
            + problem
            + ".");
  }
}
