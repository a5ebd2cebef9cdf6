package dev.fraiseql.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.contract.query.CompiledQuery;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CodeWriterTest {
  private static final String SHOP =
      """
      public final class Shop {
        public enum Status { OPEN, PAID }
        public record Address(String street, @Nullable String city) {}
        /** Who buys, "often". */
        @Type public record Customer(@Id long id, String name,
            @Embedded Address address, @Relation(mappedBy = "customer") List<Order> orders) {}
        @Type public record Order(@Id long id, @Relation Customer customer, Status status,
            @Column(precision = 12, scale = 2) BigDecimal total) {}
      }
      """;

  private static final String OPERATION =
      """
      @Operation(\"""
          query Bought($min: Decimal!, $full: Boolean!, $more: Boolean!) {
            orders(where: {total: {gte: $min}}) {
              id
              total @include(if: $full)
              customer { name orders @skip(if: $more) { id } }
            }
            customers { name }
          }
          \""")
      interface Bought {}
      """;

  @Test
  void writesACatalogOfAllThatWasCompiled() {
    CompiledApp app = CompiledApp.of(SHOP, OPERATION);
    TypeCatalog catalog = app.catalog();

    assertThat(catalog.contractVersion()).isEqualTo(TypeCatalog.CONTRACT_VERSION);
    assertThat(catalog.databases())
        .containsExactly(Database.SQLITE, Database.POSTGRESQL, Database.MYSQL);
    assertThat(catalog.types()).extracting("name").containsExactly("Customer", "Order");
    assertThat(catalog.types().getFirst().doc().description()).isEqualTo("Who buys, \"often\".");
    assertThat(catalog.enums()).extracting("name").containsExactly("Status");
    for (Database database : catalog.databases()) {
      assertThat(catalog.executors(database))
          .extracting(QueryExecutor::type)
          .containsExactly("Customer", "Order");
      assertThat(catalog.executors(database))
          .extracting(QueryExecutor::database)
          .containsOnly(database);
      CompiledQuery bought = catalog.operations(database).getFirst();
      assertThat(bought.name()).isEqualTo("Bought");
      assertThat(bought.switches()).containsExactly(1, 2);
      for (int bits = 0; bits < 4; bits++) {
        assertThat(bought.plan(bits).roots()).hasSize(2);
      }
      assertThat(bought.plan(3)).isSameAs(bought.plan(3));
    }
  }

  @Test
  void writesClassesThatReadAsTheyShould() throws Exception {
    Map<String, String> written = CompiledApp.of(SHOP, OPERATION).written();

    for (String name :
        List.of("Shop_OrderModel", "Shop_OrderSqliteExecutor", "Shop_CustomerPostgresqlExecutor")) {
      assertThat(written.get("/SOURCE_OUTPUT/app/" + name + ".java")).isEqualTo(golden(name));
    }
  }

  /** To make it anew, copy what the test says it got, after reading it. */
  private static String golden(String name) throws IOException {
    try (InputStream in = CodeWriterTest.class.getResourceAsStream(name + ".java.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void splitsTheLoopsOfWideTypesSoThatTheJitCompilesThem() {
    CompiledApp app = CompiledApp.of(wide(200));

    for (byte[] code : app.classes()) {
      for (MethodModel method : ClassFile.of().parse(code).methods()) {
        if (!method.methodName().equalsString("<clinit>")
            && !method.methodName().equalsString("<init>")) {
          assertThat(
                  method.findAttribute(Attributes.code()).map(CodeAttribute::codeLength).orElse(0))
              .as(method.methodName().stringValue())
              .isLessThan(2_500);
        }
      }
    }
    assertThat(app.catalog().types().getFirst().fields()).hasSize(201);
  }

  /** The methods that write an object are named after it, and must not override those of a row. */
  @Test
  void writesObjectsThatAreNamedLikeWhatExecutorsWrite() {
    CompiledApp app =
        CompiledApp.of(
            """
            @Type public record Odd(@Id long id, @Embedded Inner json, @Embedded Inner vectors,
                @Embedded Inner binary, @Embedded @Nullable Inner binaryJson) {
              public record Inner(String text) {}
            }
            """);

    assertThat(app.catalog().types().getFirst().fields()).hasSize(5);
  }

  private static String wide(int fields) {
    return "@Type public record Wide(@Id long id, %s) {}"
        .formatted(
            IntStream.range(0, fields)
                .mapToObj(i -> "@Nullable String field" + i)
                .collect(Collectors.joining(", ")));
  }
}
