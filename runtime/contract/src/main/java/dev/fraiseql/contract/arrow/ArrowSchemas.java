package dev.fraiseql.contract.arrow;

import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The Arrow schema of a selection, as its vectors have it: a field for each entry, in order; an
 * object is a struct, a to-many a list of structs.
 *
 * <p>An enum's field is a 32-bit index into a dictionary of the names of all its values in the
 * order of declaration, so the schema never depends on the data. A field of values that are records
 * of the author's is as they are kept, and names the scalar in its metadata. This is the form that
 * vectors are made of; what goes over the wire, {@code DictionaryUtility.toMessageFormat} makes of
 * it.
 *
 * <p>An instance numbers dictionaries by the first use of their enums. Not for use by several
 * threads at once.
 */
public final class ArrowSchemas {
  private static final ArrowType.Int INDEX = new ArrowType.Int(32, true);
  private static final Map<String, String> JSON_METADATA =
      Map.of("ARROW:extension:name", "arrow.json", "ARROW:extension:metadata", "");

  /** The key under which a field names the scalar of the author's that its values are of. */
  private static final String SCALAR_METADATA = "fraiseql:scalar";

  /** The most digits that a decimal of 128 bits has; a column has no more, but a sum may. */
  private static final int DIGITS_OF_128_BITS = 38;

  private final Function<String, EnumModel> enums;
  private final Map<String, DictionaryEncoding> encodings = new LinkedHashMap<>();

  /** Schemas whose enums are looked up there, by name. */
  public ArrowSchemas(Function<String, EnumModel> enums) {
    this.enums = enums;
  }

  /** The schema of rows of that selection. */
  public Schema of(Selection selection) {
    return new Schema(fields(selection));
  }

  /** A field for each entry, in order. */
  public List<Field> fields(Selection selection) {
    List<Field> fields = new ArrayList<>(selection.size());
    for (Selection.Entry entry : selection.entries()) {
      fields.add(field(entry));
    }
    return fields;
  }

  /**
   * The enums whose dictionaries the schemas so far refer to, with the number of each dictionary.
   */
  public Map<EnumModel, DictionaryEncoding> dictionaries() {
    Map<EnumModel, DictionaryEncoding> used = new LinkedHashMap<>();
    encodings.forEach((name, encoding) -> used.put(enums.apply(name), encoding));
    return used;
  }

  private Field field(Selection.Entry entry) {
    Selection nested = entry.nested();
    if (nested != null && entry.isList()) {
      Field item =
          new Field(
              ListVector.DATA_VECTOR_NAME,
              FieldType.notNullable(ArrowType.Struct.INSTANCE),
              fields(nested));
      FieldType list = new FieldType(entry.nullable(), ArrowType.List.INSTANCE, null);
      return new Field(entry.name(), list, List.of(item));
    }
    if (nested != null) {
      FieldType struct = new FieldType(entry.nullable(), ArrowType.Struct.INSTANCE, null);
      return new Field(entry.name(), struct, fields(nested));
    }
    if (entry.column() == Selection.TYPENAME) {
      FieldType text = new FieldType(entry.nullable(), ArrowType.Utf8.INSTANCE, null);
      return new Field(entry.name(), text, null);
    }
    ValueType type = entry.type();
    if (entry.column() == Selection.COUNT || type == null) {
      return new Field(entry.name(), new FieldType(entry.nullable(), INDEX, null), null);
    }
    return value(entry.name(), type, entry.nullable());
  }

  private Field value(String name, ValueType type, boolean nullable) {
    if (type.list()) {
      Field item = value(ListVector.DATA_VECTOR_NAME, type.element(), false);
      FieldType list = new FieldType(nullable, ArrowType.List.INSTANCE, null);
      return new Field(name, list, List.of(item));
    }
    return new Field(
        name, new FieldType(nullable, arrowType(type), encoding(type), metadata(type)), null);
  }

  private @Nullable DictionaryEncoding encoding(ValueType type) {
    String name = type.enumName();
    return name == null
        ? null
        : encodings.computeIfAbsent(
            name, key -> new DictionaryEncoding(encodings.size(), false, INDEX));
  }

  private static @Nullable Map<String, String> metadata(ValueType type) {
    ValueType.Custom custom = type.custom();
    if (custom != null) {
      return Map.of(SCALAR_METADATA, custom.name());
    }
    return switch (type.scalar()) {
      case JSON -> JSON_METADATA;
      default -> null;
    };
  }

  private static ArrowType arrowType(ValueType type) {
    return switch (type.scalar()) {
      case BYTE -> new ArrowType.Int(8, true);
      case SHORT -> new ArrowType.Int(16, true);
      case INT -> new ArrowType.Int(32, true);
      case LONG -> new ArrowType.Int(64, true);
      case FLOAT -> new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
      case DOUBLE -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
      case DECIMAL ->
          new ArrowType.Decimal(
              type.precision(), type.scale(), type.precision() > DIGITS_OF_128_BITS ? 256 : 128);
      case STRING, UUID, JSON -> ArrowType.Utf8.INSTANCE;
      case BOOLEAN -> ArrowType.Bool.INSTANCE;
      case INSTANT -> new ArrowType.Timestamp(unit(type), "UTC");
      case LOCAL_DATE_TIME -> new ArrowType.Timestamp(unit(type), null);
      case LOCAL_DATE -> new ArrowType.Date(DateUnit.DAY);
      case LOCAL_TIME -> new ArrowType.Time(TimeUnit.MICROSECOND, 64);
      case DURATION -> new ArrowType.Duration(TimeUnit.MICROSECOND);
      case ENUM -> INDEX;
      case BYTES -> ArrowType.Binary.INSTANCE;
    };
  }

  private static TimeUnit unit(ValueType moment) {
    return moment.isInNanoseconds() ? TimeUnit.NANOSECOND : TimeUnit.MICROSECOND;
  }
}
