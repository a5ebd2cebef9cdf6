package dev.fraiseql.contract.query;

import dev.fraiseql.contract.model.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a row that are written, in the order of the response. Aliases and repeated fields
 * are entries of their own.
 *
 * <p>Generated writers loop over the entries and switch on {@link #column}. The arrays behind the
 * accessors are laid out once, when the query is planned.
 */
public final class Selection {
  /** In place of a field's ordinal: the name of the type. */
  public static final int TYPENAME = -1;

  /**
   * In place of a field's ordinal: a non-null integer that SQL counted, such as {@code linesCount}.
   */
  public static final int COUNT = -2;

  /**
   * In place of a field's ordinal: the row's {@code nodeId}, a string made of the name of the type
   * and the parts of its key, which stand at {@link #position} and behind it.
   */
  public static final int NODE_ID = -3;

  /**
   * In place of a field's ordinal: a to-one relation whose row is not read in the same row, but by
   * a child level.
   */
  public static final int SEPARATE = -4;

  private final String typeName;
  private final List<Entry> entries;
  private final int[] columns;
  private final int[] positions;
  private final byte[][] keys;
  private final byte[] typeNameJson;
  private final int counts;

  /**
   * One entry.
   *
   * @param name the response key; empty for an alternative
   * @param column the ordinal of the field in its type or embedded value, {@link #TYPENAME}, {@link
   *     #COUNT}, {@link #NODE_ID} or {@link #SEPARATE}
   * @param position for a value, its position in the row, from 1; for a to-one or nullable embedded
   *     object, a position that is NULL exactly if the object is; for a separate object, one that
   *     is NULL if the row refers to none; 0 for a non-null embedded object, a to-many and a type
   *     name
   * @param type for a value, what it is; otherwise null
   * @param id whether a value is an {@code ID}
   * @param nullable whether the answer may hold null here
   * @param nested for an object, its own entries, which read the same row; for a to-many and a
   *     separate object, those of the child level's rows
   * @param child for a to-many and a separate object, its place among {@link Level#children()} of
   *     the level whose row this is; otherwise -1
   */
  public record Entry(
      String name,
      int column,
      int position,
      @Nullable ValueType type,
      boolean id,
      boolean nullable,
      @Nullable Selection nested,
      int child) {

    /** A value at a position of the row. */
    public static Entry value(
        String name, int column, int position, ValueType type, boolean id, boolean nullable) {
      return new Entry(name, column, position, type, id, nullable, null, -1);
    }

    /** An object that reads the same row. */
    public static Entry object(
        String name, int column, int position, boolean nullable, Selection nested) {
      return new Entry(name, column, position, null, false, nullable, nested, -1);
    }

    /** The rows of a child level. */
    public static Entry toMany(String name, int column, Selection nested, int child) {
      return new Entry(name, column, 0, null, false, false, nested, child);
    }

    /** The only row of a child level. */
    public static Entry separate(
        String name, int position, boolean nullable, Selection nested, int child) {
      return new Entry(name, SEPARATE, position, null, false, nullable, nested, child);
    }

    /** Whether it is the list of a child level's rows. */
    public boolean isList() {
      return child >= 0 && column != SEPARATE;
    }

    /**
     * What is written of a row that is of one of several types: see {@link
     * Selection#isPolymorphic}.
     *
     * @param kind the number of the type
     */
    public static Entry alternative(int kind, Selection nested) {
      return new Entry("", kind, 0, null, false, false, nested, -1);
    }

    /** The name of the type. */
    public static Entry typeName(String name) {
      return new Entry(name, TYPENAME, 0, null, false, false, null, -1);
    }
  }

  /**
   * A selection of these entries.
   *
   * @param typeName the GraphQL name of the object's type
   * @param entries at least one
   */
  public Selection(String typeName, List<Entry> entries) {
    this.typeName = typeName;
    this.entries = List.copyOf(entries);
    int size = entries.size();
    columns = new int[size];
    positions = new int[size];
    keys = new byte[size][];
    int counted = 0;
    for (int i = 0; i < size; i++) {
      Entry entry = entries.get(i);
      columns[i] = entry.column();
      positions[i] = entry.position();
      Selection nested = entry.nested();
      counted +=
          entry.column() == COUNT ? 1 : nested != null && entry.child() < 0 ? nested.counts : 0;
      keys[i] = ((i == 0 ? "\"" : ",\"") + entry.name() + "\":").getBytes(StandardCharsets.UTF_8);
    }
    counts = counted;
    typeNameJson = ('"' + typeName + '"').getBytes(StandardCharsets.UTF_8);
  }

  /**
   * A selection that is put together entry by entry.
   *
   * @param typeName the GraphQL name of the object's type
   */
  public static Builder of(String typeName) {
    return new Builder(typeName);
  }

  /** Puts a selection together; the parameters are those of {@link Entry}. */
  public static final class Builder {
    private final String typeName;
    private final List<Entry> entries = new ArrayList<>();

    private Builder(String typeName) {
      this.typeName = typeName;
    }

    /** Adds a value that is never null. */
    public Builder value(String name, int column, int position, ValueType type) {
      return add(Entry.value(name, column, position, type, false, false));
    }

    /** Adds a value that may be null. */
    public Builder nullable(String name, int column, int position, ValueType type) {
      return add(Entry.value(name, column, position, type, false, true));
    }

    /** Adds an {@code ID} that is never null. */
    public Builder id(String name, int column, int position, ValueType type) {
      return add(Entry.value(name, column, position, type, true, false));
    }

    /** Adds an {@code ID} that may be null. */
    public Builder nullableId(String name, int column, int position, ValueType type) {
      return add(Entry.value(name, column, position, type, true, true));
    }

    /** Adds the number of rows of a to-many relation. */
    public Builder count(String name, int position) {
      return value(name, COUNT, position, ValueType.INT);
    }

    /** Adds the {@code nodeId}. */
    public Builder nodeId(String name, int position) {
      return id(name, NODE_ID, position, ValueType.STRING);
    }

    /** Adds the name of the type. */
    public Builder typeName(String name) {
      return add(Entry.typeName(name));
    }

    /** Adds an object that is never null. */
    public Builder object(String name, int column, int position, Selection nested) {
      return add(Entry.object(name, column, position, false, nested));
    }

    /** Adds an object that may be null. */
    public Builder nullableObject(String name, int column, int position, Selection nested) {
      return add(Entry.object(name, column, position, true, nested));
    }

    /** Adds the rows of a child level. */
    public Builder toMany(String name, int column, Selection nested, int child) {
      return add(Entry.toMany(name, column, nested, child));
    }

    /** Adds an object that a child level reads and that is never null. */
    public Builder separate(String name, int position, Selection nested, int child) {
      return add(Entry.separate(name, position, false, nested, child));
    }

    /** Adds an object that a child level reads and that may be null. */
    public Builder nullableSeparate(String name, int position, Selection nested, int child) {
      return add(Entry.separate(name, position, true, nested, child));
    }

    /** Adds what is written of a row of one of several types. */
    public Builder alternative(int kind, Selection nested) {
      return add(Entry.alternative(kind, nested));
    }

    private Builder add(Entry entry) {
      entries.add(entry);
      return this;
    }

    /** The selection. */
    public Selection build() {
      return new Selection(typeName, entries);
    }
  }

  /**
   * Whether each row is of one of several types, whose number stands at position 1 of the row: the
   * entries are what is written of each, and have no response keys.
   */
  public boolean isPolymorphic() {
    return !entries.isEmpty() && entries.getFirst().name().isEmpty();
  }

  /** The number of entries. */
  public int size() {
    return columns.length;
  }

  /**
   * The field's ordinal, {@link #TYPENAME}, {@link #COUNT}, {@link #NODE_ID} or {@link #SEPARATE}.
   */
  public int column(int i) {
    return columns[i];
  }

  /** The error of code that has no field for the column of entry {@code i}. */
  public IllegalArgumentException unknownColumn(int i) {
    return new IllegalArgumentException(typeName + " has no field " + columns[i]);
  }

  /** The position in the row; see {@link Entry}. */
  public int position(int i) {
    return positions[i];
  }

  /**
   * The response key as JSON in UTF-8, quoted, with its colon and, unless it is the first, a
   * leading comma. Do not change.
   */
  public byte[] key(int i) {
    return keys[i];
  }

  /** The response key. */
  public String name(int i) {
    return entries.get(i).name();
  }

  /** The selection of an object, or of the rows of a child level. */
  public Selection nested(int i) {
    Selection nested = entries.get(i).nested();
    if (nested == null) {
      throw new IllegalStateException(entries.get(i).name() + " has no selection");
    }
    return nested;
  }

  /** The place of a to-many or separate object among the level's children. */
  public int child(int i) {
    return entries.get(i).child();
  }

  /** Whether the response may have null for entry {@code i}. */
  public boolean isNullable(int i) {
    return entries.get(i).nullable();
  }

  /** The GraphQL name of the object's type. */
  public String typeName() {
    return typeName;
  }

  /** {@link #typeName()} as JSON in UTF-8. Do not change. */
  public byte[] typeNameJson() {
    return typeNameJson;
  }

  /** How many entries are a {@link #COUNT}, those of objects that read the same row included. */
  public int counts() {
    return counts;
  }

  /** The entries, in order. */
  public List<Entry> entries() {
    return entries;
  }
}
