package dev.fraiseql.conformance.flight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.contract.model.Model;
import dev.fraiseql.engine.json.JsonReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.DurationVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.jspecify.annotations.Nullable;

/** Compares vectors with the JSON that says the same. */
public final class ArrowAnswer {
  private static final String TYPENAME = "__typename";

  private final Model model;
  private final DictionaryProvider dictionaries;
  private final boolean mixed;

  /**
   * An answer about a model's types whose enums are in these dictionaries.
   *
   * @param mixed whether its rows may be of several types: then it has columns for all that is
   *     asked of any
   */
  public ArrowAnswer(Model model, DictionaryProvider dictionaries, boolean mixed) {
    this.model = model;
    this.dictionaries = dictionaries;
    this.mixed = mixed;
  }

  /**
   * Fails unless the columns at a row are the entries of an object, in their order. In rows of
   * several types, what the object does not have is null, but for the name of the row's type.
   */
  public void compareRow(List<FieldVector> vectors, int row, @Nullable Object json, String place) {
    assertThat(json).as(place).isInstanceOf(Map.class);
    Map<?, ?> object = (Map<?, ?>) json;
    List<Object> names = new ArrayList<>();
    vectors.forEach(vector -> names.add(vector.getName()));
    if (mixed) {
      assertThat(names).as(place).doesNotHaveDuplicates().containsAll(object.keySet());
    } else {
      assertThat(names).as(place).isEqualTo(List.copyOf(object.keySet()));
    }
    for (FieldVector vector : vectors) {
      String field = place + "." + vector.getName();
      if (object.containsKey(vector.getName())) {
        compare(vector, row, object.get(vector.getName()), field);
      } else if (vector.getName().equals(TYPENAME) && !vector.getField().isNullable()) {
        String type = String.valueOf(vector.getObject(row));
        assertThat(model.findType(type)).as(field + ": " + type).isPresent();
      } else {
        assertThat(vector.getObject(row)).as(field).isNull();
        assertThat(vector.getField().isNullable()).as(field + " may be null").isTrue();
      }
    }
  }

  /** Fails unless a vector holds at an index what the JSON says. */
  public void compare(FieldVector vector, int index, @Nullable Object json, String place) {
    if (vector.isNull(index)) {
      assertThat(vector.getField().isNullable()).as(place + " may be null").isTrue();
      assertThat(json).as(place).isNull();
      return;
    }
    // JSON's own null is a value of a JSON column.
    assertThat(json == null && !isJson(vector)).as(place + " is null in JSON").isFalse();
    String text = kept(vector, json);
    DictionaryEncoding encoding = vector.getField().getDictionary();
    if (encoding != null) {
      int value = (int) ((BaseIntVector) vector).getValueAsLong(index);
      Object name = dictionaries.lookup(encoding.getId()).getVector().getObject(value);
      assertThat(String.valueOf(name)).as(place).isEqualTo(text);
      return;
    }
    switch (vector) {
      // An ID is a string in JSON.
      case BaseIntVector integers ->
          assertThat(String.valueOf(integers.getValueAsLong(index))).as(place).isEqualTo(text);
      case Float4Vector floats ->
          assertThat(floats.get(index)).as(place).isEqualTo(Float.parseFloat(text));
      case Float8Vector doubles ->
          assertThat(doubles.get(index)).as(place).isEqualTo(Double.parseDouble(text));
      case Decimal256Vector decimals ->
          assertThat(decimals.getObject(index)).as(place).isEqualTo(new BigDecimal(text));
      case DecimalVector decimals ->
          assertThat(decimals.getObject(index)).as(place).isEqualTo(new BigDecimal(text));
      case BitVector bits -> assertThat(bits.get(index) == 1).as(place).isEqualTo(json);
      case VarCharVector texts -> compareText(texts, index, json, place);
      case VarBinaryVector bytes ->
          assertThat(bytes.get(index)).as(place).isEqualTo(Base64.getDecoder().decode(text));
      case DateDayVector days ->
          assertThat((long) days.get(index))
              .as(place)
              .isEqualTo(LocalDate.parse(text).toEpochDay());
      case TimeMicroVector times ->
          assertThat(times.get(index))
              .as(place)
              .isEqualTo(LocalTime.parse(text).toNanoOfDay() / 1_000);
      case TimeStampMicroTZVector moments ->
          assertThat(moments.get(index)).as(place).isEqualTo(micros(Instant.parse(text)));
      case TimeStampMicroVector moments ->
          assertThat(moments.get(index))
              .as(place)
              .isEqualTo(micros(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC)));
      case DurationVector durations ->
          assertThat(durations.getObject(index)).as(place).isEqualTo(Duration.parse(text));
      case StructVector struct -> compareRow(struct.getChildrenFromFields(), index, json, place);
      case ListVector list -> compareList(list, index, json, place);
      default -> throw new AssertionError(place + " is a " + vector.getField());
    }
  }

  /** What JSON says, or, where a record of the author's has made a text, what it has made it of. */
  private String kept(FieldVector vector, @Nullable Object json) {
    String scalar = vector.getField().getMetadata().get("fraiseql:scalar");
    Object kept =
        scalar != null && json != null && model.scalar(scalar).text()
            ? model.scalar(scalar).conversion().stored().apply(json)
            : json;
    return String.valueOf(kept);
  }

  private static void compareText(
      VarCharVector texts, int index, @Nullable Object json, String place) {
    String text = String.valueOf(texts.getObject(index));
    assertThat(isJson(texts) ? JsonReader.read(text) : text).as(place).isEqualTo(json);
  }

  private static boolean isJson(FieldVector vector) {
    return "arrow.json".equals(vector.getField().getMetadata().get("ARROW:extension:name"));
  }

  private void compareList(ListVector list, int index, @Nullable Object json, String place) {
    assertThat(json).as(place).isInstanceOf(List.class);
    List<?> expected = (List<?>) json;
    int start = list.getElementStartIndex(index);
    assertThat(list.getElementEndIndex(index) - start).as(place).isEqualTo(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      compare(list.getDataVector(), start + i, expected.get(i), place + "[" + i + "]");
    }
  }

  private static long micros(Instant moment) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
  }
}
