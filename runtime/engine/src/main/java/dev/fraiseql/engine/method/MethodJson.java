package dev.fraiseql.engine.method;

import dev.fraiseql.contract.convert.ValueWriter;
import dev.fraiseql.contract.json.EnumNames;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.model.MethodModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.ObjectModel;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.MethodResult;
import dev.fraiseql.contract.row.JavaRow;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the values and objects that methods return as JSON. Thread-safe. */
public final class MethodJson {
  /** The maximum precision of a decimal. */
  private static final int DIGITS = 38;

  private final Model model;
  private final boolean largeNumbersAsStrings;
  private final Map<String, EnumNames> enums = new HashMap<>();

  /**
   * A writer.
   *
   * @param largeNumbersAsStrings whether Long and Decimal are strings in responses
   */
  public MethodJson(Model model, boolean largeNumbersAsStrings) {
    this.model = model;
    this.largeNumbersAsStrings = largeNumbersAsStrings;
    model.enums().forEach(each -> enums.put(each.name(), EnumNames.of(each)));
  }

  /**
   * The JSON of a result that is no row.
   *
   * @throws FieldError if a value is null and must not be, or cannot be written
   */
  public JsonSink write(MethodModel method, MethodResult planned, @Nullable Object result) {
    JsonSink out = new JsonSink(128, largeNumbersAsStrings);
    try {
      switch (method.result()) {
        case MethodModel.Nothing nothing -> out.bool(true);
        case MethodModel.Value(ValueType type, boolean isId, boolean nullable) ->
            value(type, isId, nullable, result, out);
        case MethodModel.Objects(String type, boolean list, boolean nullable) ->
            objects(
                model.object(type), ((MethodResult.Fields) planned).parts(), nullable, result, out);
        case MethodModel.Rows rows -> throw new IllegalArgumentException(rows.type());
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Java values are read without a database", e);
    }
    return out;
  }

  private void objects(
      ObjectModel object,
      List<MethodResult.Part> parts,
      boolean nullable,
      @Nullable Object result,
      JsonSink out)
      throws SQLException {
    switch (result) {
      case null -> nothing(nullable, out);
      case List<?> list -> {
        out.raw('[');
        for (int i = 0; i < list.size(); i++) {
          if (i > 0) {
            out.raw(',');
          }
          objects(object, parts, false, list.get(i), out);
        }
        out.raw(']');
      }
      default -> {
        out.raw('{');
        for (int i = 0; i < parts.size(); i++) {
          if (i > 0) {
            out.raw(',');
          }
          out.string(parts.get(i).name());
          out.raw(':');
          field(object, parts.get(i).field(), (@Nullable Object[]) result, out);
        }
        out.raw('}');
      }
    }
  }

  private void field(ObjectModel object, int index, @Nullable Object[] values, JsonSink out)
      throws SQLException {
    if (index == MethodResult.Part.TYPE_NAME) {
      out.string(object.name());
      return;
    }
    ValueModel field = object.fields().get(index);
    value(field.type(), field.isId(), field.nullable(), values[index], out);
  }

  private static void nothing(boolean nullable, JsonSink out) {
    if (!nullable) {
      throw new FieldError("This field must not be null, but its method returned null.");
    }
    out.nullValue();
  }

  private void value(
      ValueType type, boolean isId, boolean nullable, @Nullable Object value, JsonSink out)
      throws SQLException {
    if (value == null) {
      nothing(nullable, out);
    } else if (type.list()) {
      out.raw('[');
      String before = "";
      for (Object element : (List<?>) value) {
        out.raw(before.getBytes(StandardCharsets.US_ASCII));
        value(type.element(), isId, false, element, out);
        before = ",";
      }
      out.raw(']');
    } else if (type.scalar() == Scalar.JSON) {
      byte[] text = ((String) value).getBytes(StandardCharsets.UTF_8);
      out.json(text, 0, text.length);
    } else {
      writer(type, isId, value).json(JavaRow.of(value), 1, false, out);
    }
  }

  private ValueWriter writer(ValueType type, boolean isId, Object value) {
    ValueWriter writer =
        value instanceof BigDecimal decimal
            ? ValueWriter.decimal(DIGITS, Math.max(0, decimal.scale()))
            : ValueWriter.of(type, name -> Objects.requireNonNull(enums.get(name)));
    if (type.isCustomText()) {
      String name = Objects.requireNonNull(type.custom()).name();
      return writer.shownBy(model.scalar(name).conversion().shown());
    }
    return isId && type.scalar().isInteger() ? writer.asId() : writer;
  }
}
