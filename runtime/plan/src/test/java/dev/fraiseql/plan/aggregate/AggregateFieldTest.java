package dev.fraiseql.plan.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Doc;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.Library;
import java.util.List;
import org.junit.jupiter.api.Test;

class AggregateFieldTest {

  @Test
  void idsAreCountedAndNotSummed() {
    assertThat(names(List.of(scalar("id", Scalar.LONG, true))))
        .containsExactly("count", "id", "idCountDistinct");
  }

  @Test
  void valuesThatCannotBeComparedHaveNoAggregateField() {
    FieldModel list = field("tags", ValueType.of(Scalar.STRING).asList(), false);
    FieldModel part = new EmbeddedField("part", 2, "Part", false, List.of(list), Doc.NONE);
    assertThat(names(List.of(scalar("json", Scalar.JSON, false), list, part)))
        .containsExactly("count");
  }

  @Test
  void onlyTimesHaveBuckets() {
    assertThat(names(List.of(scalar("at", Scalar.LOCAL_DATE, false))))
        .containsExactly(
            "count",
            "at",
            "atYear",
            "atQuarter",
            "atMonth",
            "atWeek",
            "atDay",
            "atMin",
            "atMax",
            "atCountDistinct");
    assertThat(Bucket.of(ValueType.of(Scalar.INSTANT))).containsExactly(Bucket.values());
    assertThat(Bucket.of(ValueType.of(Scalar.LOCAL_TIME))).containsExactly(Bucket.HOUR);
    assertThat(Bucket.of(ValueType.duration(6))).isEmpty();
    assertThat(Bucket.of(ValueType.of(Scalar.INSTANT).asList())).isEmpty();
  }

  @Test
  void aDerivedNameTakesPrecedenceOverAField() {
    List<AggregateField> fields =
        AggregateField.ofType(
            List.of(
                scalar("count", Scalar.INT, false),
                scalar("total", Scalar.INT, false),
                scalar("totalSum", Scalar.INT, false)));
    assertThat(fields.stream().map(AggregateField::name))
        .doesNotHaveDuplicates()
        .contains("countSum");
    assertThat(fields.getFirst()).isEqualTo(new AggregateField.Count("count"));
    assertThat(fields)
        .filteredOn(field -> field.name().equals("totalSum"))
        .singleElement()
        .isInstanceOf(AggregateField.FunctionResult.class);
  }

  @Test
  void resultsCannotOverflow() {
    assertThat(Function.SUM.result(ValueType.of(Scalar.SHORT)))
        .isEqualTo(ValueType.of(Scalar.LONG));
    assertThat(Function.SUM.result(ValueType.of(Scalar.LONG))).isEqualTo(ValueType.decimal(38, 0));
    assertThat(Function.SUM.result(ValueType.of(Scalar.FLOAT)))
        .isEqualTo(ValueType.of(Scalar.DOUBLE));
    assertThat(Function.SUM.result(ValueType.decimal(19, 2))).isEqualTo(ValueType.decimal(38, 2));
    assertThat(Function.SUM.result(ValueType.decimal(20, 2))).isEqualTo(ValueType.decimal(76, 2));
    assertThat(Function.AVG.result(ValueType.decimal(32, 2))).isEqualTo(ValueType.decimal(38, 8));
    assertThat(Function.AVG.result(ValueType.decimal(38, 10))).isEqualTo(ValueType.decimal(76, 16));
    assertThat(Function.AVG.result(ValueType.of(Scalar.INT))).isEqualTo(ValueType.decimal(38, 6));
  }

  @Test
  void aggregatesKeepTheirNumbers() {
    Aggregates aggregates = Aggregates.of(Library.MODEL.type("Book"));
    assertThat(aggregates.asType().fields())
        .isEqualTo(Aggregates.of(Library.MODEL.type("Book")).asType().fields());
    assertThat(aggregates.count().column().name()).isEqualTo("m0");
  }

  private static List<String> names(List<FieldModel> fields) {
    return AggregateField.ofType(fields).stream().map(AggregateField::name).toList();
  }

  private static ScalarField scalar(String name, Scalar scalar, boolean key) {
    return field(name, ValueType.of(scalar), key);
  }

  private static ScalarField field(String name, ValueType type, boolean key) {
    return new ScalarField(name, 0, new Column(name, type, false), key, key, Doc.NONE);
  }
}
