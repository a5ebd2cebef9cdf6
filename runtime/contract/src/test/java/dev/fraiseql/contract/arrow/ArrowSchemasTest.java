package dev.fraiseql.contract.arrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Selection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.Test;

class ArrowSchemasTest {
  private static Field field(ValueType type) {
    Selection selection =
        new Selection("Stay", List.of(Selection.Entry.value("at", 0, 1, type, false, false)));
    return new ArrowSchemas(ArrowSchemasTest::noEnum).fields(selection).getFirst();
  }

  private static EnumModel noEnum(String name) {
    throw new NoSuchElementException(name);
  }

  @Test
  void countsMomentsInMicroseconds() {
    assertThat(field(ValueType.of(Scalar.INSTANT)).getType())
        .isEqualTo(new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC"));
    assertThat(field(ValueType.of(Scalar.LOCAL_DATE_TIME)).getType())
        .isEqualTo(new ArrowType.Timestamp(TimeUnit.MICROSECOND, null));
  }

  @Test
  void countsMomentsInNanosecondsIfTheirTypeSaysSo() {
    ValueType moment = ValueType.of(Scalar.INSTANT).inNanoseconds();
    assertThat(field(moment).getType())
        .isEqualTo(new ArrowType.Timestamp(TimeUnit.NANOSECOND, "UTC"));
    assertThat(field(ValueType.of(Scalar.LOCAL_DATE_TIME).inNanoseconds()).getType())
        .isEqualTo(new ArrowType.Timestamp(TimeUnit.NANOSECOND, null));
    assertThat(field(moment.asList()).getChildren().getFirst().getType())
        .isEqualTo(new ArrowType.Timestamp(TimeUnit.NANOSECOND, "UTC"));
  }

  @Test
  void leavesTimesAndDurationsAsTheyAre() {
    assertThat(field(ValueType.of(Scalar.LOCAL_TIME).inNanoseconds()).getType())
        .isEqualTo(new ArrowType.Time(TimeUnit.MICROSECOND, 64));
    assertThat(field(ValueType.duration(6).inNanoseconds()).getType())
        .isEqualTo(new ArrowType.Duration(TimeUnit.MICROSECOND));
  }

  @Test
  void namesTheScalarOfTheAuthorsOnWhatItIsKeptAs() {
    ValueType code = ValueType.of(Scalar.LONG).custom("Code", true);
    Field one = field(code);
    assertThat(one.getType()).isEqualTo(new ArrowType.Int(64, true));
    assertThat(one.getMetadata()).isEqualTo(Map.of("fraiseql:scalar", "Code"));
    Field many = field(code.asList());
    assertThat(many.getMetadata()).isEmpty();
    assertThat(many.getChildren().getFirst().getMetadata())
        .isEqualTo(Map.of("fraiseql:scalar", "Code"));
    assertThat(field(code.base()).getMetadata()).isEmpty();
  }
}
