package dev.fraiseql.processor.declared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.annotations.NamingStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
  private static Spelling spelling(NamingStrategy strategy) {
    return new Spelling(strategy, "", "");
  }

  @ParameterizedTest
  @CsvSource({
    "invoiceLine, invoice_line, invoiceLine, InvoiceLine, INVOICE_LINE",
    "HTTPServer2Name, http_server2_name, HTTPServer2Name, HttpServer2Name, HTTP_SERVER2_NAME",
    "userID, user_id, userID, UserId, USER_ID",
    "a, a, a, A, A",
    "line_item, line_item, line_item, LineItem, LINE_ITEM",
    "vat19Percent, vat19_percent, vat19Percent, Vat19Percent, VAT19_PERCENT"
  })
  void spellsWords(String java, String snake, String asIs, String pascal, String upper) {
    assertThat(spelling(NamingStrategy.SNAKE_CASE).column(java)).isEqualTo(snake);
    assertThat(spelling(NamingStrategy.AS_IS).column(java)).isEqualTo(asIs);
    assertThat(spelling(NamingStrategy.PASCAL_CASE).column(java)).isEqualTo(pascal);
    assertThat(spelling(NamingStrategy.UPPER_SNAKE_CASE).column(java)).isEqualTo(upper);
  }

  @Test
  void joinsSeveralNames() {
    assertThat(spelling(NamingStrategy.SNAKE_CASE).column("supportRep", "id"))
        .isEqualTo("support_rep_id");
    assertThat(spelling(NamingStrategy.PASCAL_CASE).column("supportRep", "id"))
        .isEqualTo("SupportRepId");
    assertThat(spelling(NamingStrategy.AS_IS).column("supportRep", "id"))
        .isEqualTo("supportRep_id");
  }

  @ParameterizedTest
  @CsvSource({"InvoiceLine, invoiceLine", "HTTPServer, httpServer", "ID, id", "a, a", "X1, x1"})
  void makesTheFirstWordSmall(String name, String small) {
    assertThat(Spelling.decapitalized(name)).isEqualTo(small);
  }

  @Test
  void putsPrefixAndSuffixOnTablesAlone() {
    Spelling spelling = new Spelling(NamingStrategy.SNAKE_CASE, "t_", "_v");
    assertThat(spelling.table("orderLines")).isEqualTo("t_order_lines_v");
    assertThat(spelling.column("orderLines")).isEqualTo("order_lines");
  }
}
