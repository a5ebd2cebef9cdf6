package dev.fraiseql.engine.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Doc;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ScalarConversion;
import dev.fraiseql.contract.model.ScalarModel;
import dev.fraiseql.contract.model.Table;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Filter;
import dev.fraiseql.contract.query.Filter.Comparison;
import dev.fraiseql.contract.query.Operand;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CustomScalarConditionsTest {
  private static final Column ID = new Column("id", ValueType.of(Scalar.LONG), false);
  private static final Column WORD =
      new Column("word", ValueType.of(Scalar.STRING).custom("Word", false), false);
  private static final Column NUMBER =
      new Column("number", ValueType.of(Scalar.LONG).custom("Number", true), false);

  private static final ScalarModel WORDS =
      new ScalarModel(
          "Word",
          "x.Word",
          Scalar.STRING,
          false,
          null,
          Doc.NONE,
          ScalarConversion.ofValues(given -> ((String) given).toLowerCase(Locale.ROOT)));
  private static final ScalarModel NUMBERS =
      new ScalarModel(
          "Number",
          "x.Number",
          Scalar.LONG,
          true,
          null,
          Doc.NONE,
          new ScalarConversion(
              given -> Long.valueOf(((String) given).substring(1)), stored -> "#" + stored));

  private static final TypeModel THING =
      new TypeModel(
          "Thing",
          "thing",
          "things",
          "x.Thing",
          new Table(null, "things"),
          false,
          List.of(
              new ScalarField("id", 0, ID, true, false, Doc.NONE),
              new ScalarField("word", 1, WORD, false, false, Doc.NONE),
              new ScalarField("number", 2, NUMBER, false, false, Doc.NONE)),
          Doc.NONE);

  private static Filter where(String condition) {
    Model model = new Model(List.of(THING), List.of(), List.of(), List.of(WORDS, NUMBERS));
    return new ExportBinder(model)
        .bind(new ExportRequest("things", condition, List.of()))
        .rows()
        .filter();
  }

  @Test
  void goThroughTheRecord() {
    assertThat(where("word = 'ONE'"))
        .isEqualTo(new Filter.Compare(WORD, Comparison.EQ, new Operand.Constant("one")));
    assertThat(where("word in ('ONE', 'Two')"))
        .isEqualTo(new Filter.In(WORD, new Operand.Constant(List.of("one", "two"))));
    assertThat(where("number >= '#12'"))
        .isEqualTo(new Filter.Compare(NUMBER, Comparison.GTE, new Operand.Constant(12L)));
  }

  @Test
  void takePatternsAsTheyAre() {
    assertThat(where("word like 'O%'"))
        .isEqualTo(new Filter.Compare(WORD.base(), Comparison.LIKE, new Operand.Constant("O%")));
  }

  @Test
  void refuseWhatTheRecordRefuses() {
    assertThatExceptionOfType(RequestException.class)
        .isThrownBy(() -> where("number = '12x'"))
        .withMessageContaining("\"12x\" is no Number: For input string: \"2x\"");
    assertThatExceptionOfType(RequestException.class)
        .isThrownBy(() -> where("number = 12"))
        .withMessageContaining("a text stands in single quotes: '12'.");
    assertThatExceptionOfType(RequestException.class)
        .isThrownBy(() -> where("number like '#1%'"))
        .withMessageContaining("like is for texts, and number is none.");
  }
}
