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

/** Compares Arrow vectors with the JSON of the same result. */
public final class VectorComparison {
  private static final String TYPENAME = "__typename";

  private final Model model;
  private final DictionaryProvider dictionaries;
  private final boolean polymorphic;

  /**
   * A comparison of results of a model's types.
   *
   * @param dictionaries the texts of enum columns
   * @param polymorphic whether rows may have several types: then there is a column for each field
   *     that is selected of any type
   */
  public VectorComparison(Model model, DictionaryProvider dictionaries, boolean polymorphic) {
    this.model = model;
    this.dictionaries = dictionaries;
    this.polymorphic = polymorphic;
  }

  /**
   * Fails unless the columns of a row are the entries of an object, in the same order. In
   * polymorphic results, columns without an entry must be null, except the type name.
   */
  public void compareRow(List<FieldVector> vectors, int row, @Nullable Object json, String path) {
    assertThat(json).as(path).isInstanceOf(Map.class);
    Map<?, ?> object = (Map<?, ?>) json;
    List<Object> names = new ArrayList<>();
    vectors.forEach(vector -> names.add(vector.getName()));
    if (polymorphic) {
      assertThat(names).as(path).doesNotHaveDuplicates().containsAll(object.keySet());
    } else {
      assertThat(names).as(path).isEqualTo(List.copyOf(object.keySet()));
    }
    for (FieldVector vector : vectors) {
      String field = path + "." + vector.getName();
      if (object.containsKey(vector.getName())) {
        compare(vector, row, object.get(vector.getName()), field);
      } else if (vector.getName().equals(TYPENAME) && !vector.getField().isNullable()) {
        String type = String.valueOf(vector.getObject(row));
        assertThat(model.findType(type)).as(field + ": " + type).isPresent();
      } else {
        assertThat(vector.getObject(row)).as(field).isNull();
        assertThat(vector.getField().isNullable()).as(field + " is nullable").isTrue();
      }
    }
  }

  /** Fails unless the value of a vector at an index equals a JSON value. */
  public void compare(FieldVector vector, int index, @Nullable Object json, String path) {
    if (vector.isNull(index)) {
      assertThat(vector.getField().isNullable()).as(path + " is nullable").isTrue();
      assertThat(json).as(path).isNull();
      return;
    }
    // The JSON document null is a value of a JSON column.
    assertThat(json == null && !isJson(vector)).as(path + " is null in JSON").isFalse();
    String text = storedText(vector, json);
    DictionaryEncoding encoding = vector.getField().getDictionary();
    if (encoding != null) {
      int value = (int) ((BaseIntVector) vector).getValueAsLong(index);
      Object name = dictionaries.lookup(encoding.getId()).getVector().getObject(value);
      assertThat(String.valueOf(name)).as(path).isEqualTo(text);
      return;
    }
    switch (vector) {
      // IDs are strings in JSON.
      case BaseIntVector integers ->
          assertThat(String.valueOf(integers.getValueAsLong(index))).as(path).isEqualTo(text);
      case Float4Vector floats ->
          assertThat(floats.get(index)).as(path).isEqualTo(Float.parseFloat(text));
      case Float8Vector doubles ->
          assertThat(doubles.get(index)).as(path).isEqualTo(Double.parseDouble(text));
      case Decimal256Vector decimals ->
          assertThat(decimals.getObject(index)).as(path).isEqualTo(new BigDecimal(text));
      case DecimalVector decimals ->
          assertThat(decimals.getObject(index)).as(path).isEqualTo(new BigDecimal(text));
      case BitVector bits -> assertThat(bits.get(index) == 1).as(path).isEqualTo(json);
      case VarCharVector texts -> compareText(texts, index, json, path);
      case VarBinaryVector bytes ->
          assertThat(bytes.get(index)).as(path).isEqualTo(Base64.getDecoder().decode(text));
      case DateDayVector days ->
          assertThat((long) days.get(index)).as(path).isEqualTo(LocalDate.parse(text).toEpochDay());
      case TimeMicroVector times ->
          assertThat(times.get(index))
              .as(path)
              .isEqualTo(LocalTime.parse(text).toNanoOfDay() / 1_000);
      case TimeStampMicroTZVector timestamps ->
          assertThat(timestamps.get(index)).as(path).isEqualTo(micros(Instant.parse(text)));
      case TimeStampMicroVector timestamps ->
          assertThat(timestamps.get(index))
              .as(path)
              .isEqualTo(micros(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC)));
      case DurationVector durations ->
          assertThat(durations.getObject(index)).as(path).isEqualTo(Duration.parse(text));
      case StructVector struct -> compareRow(struct.getChildrenFromFields(), index, json, path);
      case ListVector list -> compareList(list, index, json, path);
      default -> throw new AssertionError(path + " is a " + vector.getField());
    }
  }

  /**
   * The text of a JSON value; for a custom scalar with a text form, the text of its stored form.
   */
  private String storedText(FieldVector vector, @Nullable Object json) {
    String scalar = vector.getField().getMetadata().get("fraiseql:scalar");
    Object stored =
        scalar != null && json != null && model.scalar(scalar).text()
            ? model.scalar(scalar).conversion().stored().apply(json)
            : json;
    return String.valueOf(stored);
  }

  private static void compareText(
      VarCharVector texts, int index, @Nullable Object json, String path) {
    String text = String.valueOf(texts.getObject(index));
    assertThat(isJson(texts) ? JsonReader.read(text) : text).as(path).isEqualTo(json);
  }

  private static boolean isJson(FieldVector vector) {
    return "arrow.json".equals(vector.getField().getMetadata().get("ARROW:extension:name"));
  }

  private void compareList(ListVector list, int index, @Nullable Object json, String path) {
    assertThat(json).as(path).isInstanceOf(List.class);
    List<?> expected = (List<?>) json;
    int start = list.getElementStartIndex(index);
    assertThat(list.getElementEndIndex(index) - start).as(path).isEqualTo(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      compare(list.getDataVector(), start + i, expected.get(i), path + "[" + i + "]");
    }
  }

  private static long micros(Instant moment) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
  }
}
