package dev.fraiseql.clients;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;

/** Reads parts of keys from vectors, in the form that requests have them in. */
final class KeyPart {
  private static final long MICROS = 1_000_000;
  private static final long NANOS = 1_000_000_000;

  private KeyPart() {}

  /**
   * The value at an index, which is not null: a whole number, a boolean, or a text.
   *
   * @param dictionaries of the batch, with the names of enums
   */
  static Object of(FieldVector vector, int index, DictionaryProvider dictionaries) {
    DictionaryEncoding encoding = vector.getField().getDictionary();
    if (encoding != null) {
      FieldVector names = dictionaries.lookup(encoding.getId()).getVector();
      int name = (int) ((BaseIntVector) vector).getValueAsLong(index);
      return Objects.requireNonNull(names.getObject(name)).toString();
    }
    return switch (vector) {
      case BaseIntVector numbers -> numbers.getValueAsLong(index);
      case BitVector flags -> flags.get(index) != 0;
      case DateDayVector days -> LocalDate.ofEpochDay(days.get(index)).toString();
      case TimeMicroVector times ->
          DateTimeFormatter.ISO_LOCAL_TIME.format(
              LocalTime.ofNanoOfDay(times.get(index) * (NANOS / MICROS)));
      case TimeStampVector moments -> moment(moments, index);
      default -> {
        Object value = Objects.requireNonNull(vector.getObject(index));
        yield value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
      }
    };
  }

  private static String moment(TimeStampVector vector, int index) {
    ArrowType.Timestamp type = (ArrowType.Timestamp) vector.getField().getType();
    long perSecond = type.getUnit() == TimeUnit.NANOSECOND ? NANOS : MICROS;
    long count = vector.get(index);
    long nanos = Math.floorMod(count, perSecond) * (NANOS / perSecond);
    LocalDateTime utc =
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(count, perSecond), Math.toIntExact(nanos), ZoneOffset.UTC);
    String text = DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(utc);
    return type.getTimezone() == null ? text : text + "Z";
  }
}
