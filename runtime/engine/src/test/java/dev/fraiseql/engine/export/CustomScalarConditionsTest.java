package dev.fraiseql.engine.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.query.Filter;
import dev.fraiseql.contract.query.Filter.Comparison;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.engine.domain.Domain;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomScalarConditionsTest {
  private static final Model MODEL = Domain.only("Term");
  private static final Column WORD = Domain.column("Term", "word");
  private static final Column NUMBER = Domain.column("Term", "number");

  private static Filter where(String condition) {
    return new ExportBinder(MODEL)
        .bind(new ExportRequest("terms", condition, List.of()))
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
