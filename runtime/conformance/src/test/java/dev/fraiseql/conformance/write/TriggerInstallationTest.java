package dev.fraiseql.conformance.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.conformance.fixture.CompiledSources;
import dev.fraiseql.conformance.foreign.CompiledTypes;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.EngineSettings;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.Limits;
import dev.fraiseql.engine.SchemaMismatchException;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Triggers on the tables of an application that had none, installed as the documentation says. */
class TriggerInstallationTest {
  private static final String ENTRIES =
      "select entity_key, operation, changed from fq_outbox order by id";

  static Stream<Arguments> deployments() {
    return Arrays.stream(TestDatabase.values())
        .flatMap(
            database -> Stream.of("OUTBOX", "NONE").map(before -> Arguments.of(database, before)));
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void theScriptAddsThemToExistingTables(TestDatabase database, String before) throws Exception {
    CompiledSources triggers =
        CompiledTypes.sources(database, Shop.CLASSES.replace("OUTBOX", "TRIGGER"));
    try (Shop shop = Shop.ofTypes(database, Shop.CLASSES.replace("OUTBOX", before))) {
      shop.execute(
          "mutation { createLabel(input: {name: \"a\"}) { name } createCustomer(input: {name: \"Ada\","
              + " address: {city: \"c\"}, orders: [{number: 1, total: 0, status: NEW}]}) { id } }");
      assertThatThrownBy(() -> open(shop, triggers))
          .isInstanceOf(SchemaMismatchException.class)
          .hasMessageContaining("Run META-INF/fraiseql/triggers/");
      shop.run("delete from fq_outbox");
      for (int i = 0; i < 2; i++) { // it can be run again
        shop.run(script(database, triggers));
      }
      shop.run(
          "update orders set note = 'x'",
          "insert into order_labels (order_id, label_name) values (1, 'a')");
      try (FraiseEngine engine = open(shop, triggers)) {
        engine
            .graphql()
            .execute(
                new GraphQlRequest("mutation { updateOrder(id: 1, input: {note: \"y\"}) { id } }"),
                Caller.ANONYMOUS);
      }
      shop.run("delete from order_labels", "delete from orders");
      assertThat(shop.rows(ENTRIES))
          .containsExactly(
              "1|UPDATED|[\"note\"]",
              "1|UPDATED|[\"labels\"]",
              "1|UPDATED|[\"note\",\"version\"]",
              "1|UPDATED|[\"labels\"]",
              "1|DELETED|[]");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void theStartFailsWithTriggersOfAnOutboxType(TestDatabase database) {
    CompiledSources outbox = CompiledTypes.sources(database, Shop.CLASSES);
    try (Shop shop = Shop.ofTypes(database, Shop.CLASSES.replace("OUTBOX", "TRIGGER"))) {
      assertThatThrownBy(() -> open(shop, outbox))
          .isInstanceOf(SchemaMismatchException.class)
          .hasMessageContaining(
              "orders is with the trigger fq_Order_insert on orders, expected none, because of"
                  + " capture = OUTBOX. Drop the trigger, or declare capture = TRIGGER.")
          .hasMessageContaining("fq_Order_labels_delete on order_labels")
          .hasMessageContaining("fq_Line_update on lines");
    }
  }

  private static FraiseEngine open(Shop shop, CompiledSources sources) {
    return FraiseEngine.open(
        new EngineSettings(shop.url(), null, null, 2, Limits.DEFAULT), sources.catalogs());
  }

  /** The statements of the script, as the command line of the database splits it. */
  private static String[] script(TestDatabase database, CompiledSources sources)
      throws IOException {
    String text =
        Files.readString(
            sources.classes().resolve("META-INF/fraiseql/triggers/" + database.option() + ".sql"));
    return switch (database) {
      case POSTGRESQL -> new String[] {text}; // the driver splits it
      case SQLITE -> text.split(";\n\n");
      case MYSQL, MARIADB ->
          text.replaceFirst("^delimiter \\$\\$\n", "")
              .replaceFirst("delimiter ;\n$", "")
              .strip()
              .split("\n\\$\\$\\s*");
    };
  }
}
