package dev.fraiseql.plan.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.annotations.NamingStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseNamingTest {
  private static DatabaseNaming naming(NamingStrategy strategy) {
    return new DatabaseNaming(strategy, "", "");
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
    assertThat(naming(NamingStrategy.SNAKE_CASE).column(java)).isEqualTo(snake);
    assertThat(naming(NamingStrategy.AS_IS).column(java)).isEqualTo(asIs);
    assertThat(naming(NamingStrategy.PASCAL_CASE).column(java)).isEqualTo(pascal);
    assertThat(naming(NamingStrategy.UPPER_SNAKE_CASE).column(java)).isEqualTo(upper);
  }

  @Test
  void joinsSeveralNames() {
    assertThat(naming(NamingStrategy.SNAKE_CASE).column("supportRep", "id"))
        .isEqualTo("support_rep_id");
    assertThat(naming(NamingStrategy.PASCAL_CASE).column("supportRep", "id"))
        .isEqualTo("SupportRepId");
    assertThat(naming(NamingStrategy.AS_IS).column("supportRep", "id")).isEqualTo("supportRep_id");
  }

  @ParameterizedTest
  @CsvSource({"InvoiceLine, invoiceLine", "HTTPServer, httpServer", "ID, id", "a, a", "X1, x1"})
  void makesTheFirstWordSmall(String name, String small) {
    assertThat(DatabaseNaming.decapitalized(name)).isEqualTo(small);
  }

  @Test
  void putsPrefixAndSuffixOnTablesAlone() {
    DatabaseNaming naming = new DatabaseNaming(NamingStrategy.SNAKE_CASE, "t_", "_v");
    assertThat(naming.table("orderLines")).isEqualTo("t_order_lines_v");
    assertThat(naming.column("orderLines")).isEqualTo("order_lines");
  }
}
