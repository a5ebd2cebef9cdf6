package dev.fraiseql.flight.statement;

import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.flight.exchange.StatementParameter;
import java.util.List;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * The schema that a prepared statement announces for its parameters. Clients that have types of
 * their own for values ignore it. The JDBC driver converts the values of its setters to these
 * types, so each is one that it fills without changing the value; where it has none, the parameter
 * is a text, and every setter but {@code setString} fails.
 */
final class ParameterSchema {
  private static final int MAX_DIGITS = 38;
  private static final int DECIMAL_BITS = 128;

  private ParameterSchema() {}

  /** One column for each parameter. */
  static Schema of(List<StatementParameter> parameters) {
    return new Schema(
        parameters.stream()
            .map(parameter -> field(parameter.name(), parameter.type(), parameter.nullable()))
            .toList());
  }

  private static Field field(String name, ValueType type, boolean nullable) {
    if (type.list()) {
      Field item = field(ListVector.DATA_VECTOR_NAME, type.element(), false);
      return new Field(name, new FieldType(nullable, ArrowType.List.INSTANCE, null), List.of(item));
    }
    return new Field(name, new FieldType(nullable, arrowType(type), null), null);
  }

  private static ArrowType arrowType(ValueType type) {
    if (type.isCustomText()) {
      return ArrowType.Utf8.INSTANCE;
    }
    return switch (type.scalar()) {
      // 64 bits for all, because the driver cuts off the bits that a narrower column lacks.
      case BYTE, SHORT, INT, LONG -> new ArrowType.Int(Long.SIZE, true);
      case FLOAT, DOUBLE -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
      case DECIMAL -> new ArrowType.Decimal(MAX_DIGITS, type.scale(), DECIMAL_BITS);
      case BOOLEAN -> ArrowType.Bool.INSTANCE;
      case LOCAL_DATE -> new ArrowType.Date(DateUnit.DAY);
      // The driver's setTime writes milliseconds, whatever the unit.
      case LOCAL_TIME -> new ArrowType.Time(TimeUnit.MILLISECOND, Integer.SIZE);
      case BYTES -> ArrowType.Binary.INSTANCE;
      // setTimestamp writes milliseconds too, shifted by the offset of the JVM's zone: no timestamp
      // column would receive the value. Durations it cannot write at all.
      case INSTANT, LOCAL_DATE_TIME, DURATION, STRING, UUID, ENUM, JSON -> ArrowType.Utf8.INSTANCE;
    };
  }
}
