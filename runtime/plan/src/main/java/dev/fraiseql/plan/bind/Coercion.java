package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Input coercion: converts a JSON value to the Java class that {@link
 * dev.fraiseql.contract.model.Scalar#valueClass()} names, or rejects it. It accepts the formats
 * that responses use.
 */
public final class Coercion {
  private static final ValueType TEXT = ValueType.of(Scalar.STRING);
  private static final Pattern UUID_TEXT =
      Pattern.compile(
          "\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

  private final Model model;
  private final CustomScalars scalars;

  /** A coercion for the enums and custom scalars of a model. */
  public Coercion(Model model) {
    this.model = model;
    scalars = new CustomScalars(model);
  }

  /**
   * The typed value, or the {@code List} of typed values if the type is a list.
   *
   * @param json not null
   * @param id whether the field is an {@code ID}: integers may then also be strings
   * @param place the value's path in the request, for the error
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if the value is not of the type
   */
  public Object value(Object json, ValueType type, boolean id, String place) {
    return type.list() ? list(json, type.element(), id, place) : single(json, type, id, place);
  }

  /**
   * A list of typed values, none of them null.
   *
   * @param json a list; GraphQL allows a single value in place of a list of one
   * @param element the type of each
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if an element is null or not of
   *     the type
   */
  public List<Object> list(Object json, ValueType element, boolean id, String place) {
    List<?> given = json instanceof List<?> list ? list : List.of(json);
    List<Object> values = new ArrayList<>(given.size());
    for (int i = 0; i < given.size(); i++) {
      @Nullable Object item = given.get(i);
      if (item == null) {
        throw BadInput.at(place + "." + i, "null is not allowed in a list.");
      }
      try {
        values.add(single(item, element, id, place));
      } catch (RequestException e) {
        // Repeated for the error's path: building 10,000 paths in advance would be slow.
        values.add(single(item, element, id, place + "." + i));
      }
    }
    return values;
  }

  /**
   * The value to bind for a literal of a custom scalar.
   *
   * @param given as {@link dev.fraiseql.contract.query.Operand.Unmade} holds it
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if the record rejects it
   */
  Object convert(Object given, ValueType type, String place) {
    return scalars.convert(given, given, type, place);
  }

  /** Whether a type is a custom scalar whose record javac is still compiling. */
  boolean isBeingCompiled(ValueType type) {
    return scalars.isBeingCompiled(type);
  }

  /**
   * The typed value of a column that is given as the column stores it, or the {@code List} of typed
   * values if the type is a list. It differs from {@link #value} for custom scalars whose clients
   * write texts: their record judges the text of the stored value.
   *
   * @param json not null
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if the value is not of the type
   */
  public Object stored(Object json, ValueType type, String place) {
    if (!type.isCustomText() || isBeingCompiled(type)) {
      return value(json, type, false, place);
    }
    if (!type.list()) {
      return scalars.convertStored(single(json, type.base(), false, place), type, place);
    }
    List<Object> values = list(json, type.element().base(), false, place);
    for (int i = 0; i < values.size(); i++) {
      values.set(i, scalars.convertStored(values.get(i), type.element(), place + "." + i));
    }
    return values;
  }

  private Object given(Object json, ValueType type, String place) {
    return single(json, type.isCustomText() ? TEXT : type.base(), false, place);
  }

  private Object single(Object json, ValueType type, boolean id, String place) {
    if (type.custom() != null) {
      return scalars.convert(given(json, type, place), json, type, place);
    }
    return switch (type.scalar()) {
      case BYTE, SHORT, INT ->
          id
              ? NumberCoercion.id(json, Integer.MIN_VALUE, Integer.MAX_VALUE, place)
              : NumberCoercion.integer(json, Integer.MIN_VALUE, Integer.MAX_VALUE, "Int", place);
      case LONG ->
          id
              ? NumberCoercion.id(json, Long.MIN_VALUE, Long.MAX_VALUE, place)
              : NumberCoercion.longInteger(json, place);
      case FLOAT, DOUBLE -> NumberCoercion.floating(json, place);
      case DECIMAL -> NumberCoercion.decimal(json, place);
      case STRING ->
          id && NumberCoercion.isInteger(json) ? json.toString() : text(json, "String", place);
      case BOOLEAN -> {
        if (json instanceof Boolean) {
          yield json;
        }
        throw BadInput.notA(json, "a Boolean: true or false", place);
      }
      case INSTANT -> TemporalCoercion.instant(json, place);
      case LOCAL_DATE_TIME -> TemporalCoercion.localDateTime(json, place);
      case LOCAL_DATE -> TemporalCoercion.localDate(json, place);
      case LOCAL_TIME -> TemporalCoercion.localTime(json, place);
      case DURATION -> TemporalCoercion.duration(json, type.scale(), place);
      case UUID -> uuid(json, place);
      case ENUM -> enumValue(json, type, place);
      case BYTES -> bytes(json, place);
      case JSON -> JsonValueWriter.write(json, place);
    };
  }

  /** A text that every database can store: without U+0000 and without unpaired surrogates. */
  static String text(Object json, String name, String place) {
    if (!(json instanceof String text)) {
      throw BadInput.notA(json, "a " + name, place);
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw BadInput.at(
            place, "the text contains the character 0x00, which no database can store.");
      }
      if (Character.isSurrogate(c)) {
        if (Character.isHighSurrogate(c)
            && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1))) {
          i++;
        } else {
          throw BadInput.at(place, "the text contains half of a surrogate pair.");
        }
      }
    }
    return text;
  }

  private static UUID uuid(Object json, String place) {
    if (json instanceof String text && UUID_TEXT.matcher(text).matches()) {
      return UUID.fromString(text);
    }
    throw BadInput.notA(json, "a UUID, such as \"123e4567-e89b-12d3-a456-426614174000\"", place);
  }

  private Object enumValue(Object json, ValueType type, String place) {
    String name = Objects.requireNonNull(type.enumName());
    List<String> names =
        model.enumeration(name).values().stream().map(EnumModel.Value::name).toList();
    if (json instanceof String text) {
      if (names.contains(text)) {
        return text;
      }
      throw BadInput.at(
          place,
          BadInput.shown(json)
              + " is no value of "
              + name
              + "."
              + Suggestions.sentence(text, names));
    }
    throw BadInput.notA(json, "a value of " + name, place);
  }

  private static byte[] bytes(Object json, String place) {
    if (json instanceof String text) {
      try {
        return Base64.getDecoder().decode(text);
      } catch (IllegalArgumentException e) {
        // Rejected below.
      }
    }
    throw BadInput.notA(json, "bytes in Base64", place);
  }
}
