package dev.fraiseql.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.contract.method.Changes;
import dev.fraiseql.contract.method.MethodCall;
import dev.fraiseql.contract.method.MethodCaller;
import dev.fraiseql.contract.method.RowKey;
import dev.fraiseql.contract.write.WriteCheck;
import dev.fraiseql.contract.write.WriteRow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MethodsWriterTest {
  private static final String ORDERS =
      """
      @Mutation
      public final class Orders {
        public enum Status { OPEN, PAID }
        @Scalar public record Code(String value) {
          public static Code parse(String text) { return new Code(text.strip()); }
          @Override public String toString() { return value; }
        }
        @Type public record Order(@Id String code, Status status) {}
        /** A sum. */
        public record Total(Optional<Code> code, List<OffsetDateTime> times, @Nullable Float sum) {}

        /**
         * Pays orders.
         *
         * @param codes of the orders
         */
        public List<Order> pay(@Size(min = 1) List<Code> codes, @Nullable Status status,
            Optional<OffsetDateTime> at, short call) {
          return codes.stream().map(code -> new Order(code.value(), status == null ? Status.PAID : status)).toList();
        }

        @Deprecated public void close() {}

        @Query public Optional<Total> total(float sum) {
          return Optional.of(new Total(Optional.of(new Code("c")), List.of(OffsetDateTime.parse("2026-01-24T10:00+01:00")), sum));
        }
      }
      """;

  private static MethodCall call(@Nullable Object... arguments) {
    return new MethodCall(Arrays.asList(arguments)) {
      @Override
      public Changes changes() {
        throw new UnsupportedOperationException();
      }

      @Override
      public Connection connection() {
        throw new UnsupportedOperationException();
      }
    };
  }

  @Test
  void writesACallerOfMethods() throws Exception {
    CompiledApp app = CompiledApp.of(ORDERS);

    assertThat(app.written().get("/SOURCE_OUTPUT/app/OrdersMethods.java"))
        .isEqualTo(golden("OrdersMethods"));

    MethodCaller caller = app.catalog().methods().getFirst();
    Object instance = caller.create();
    assertThat(instance).isInstanceOf(caller.owner());
    assertThat(caller.methods()).extracting("name").containsExactly("pay", "close", "total");

    @Nullable Object paid = caller.call(0, instance, call(List.of("a", "b"), "OPEN", null, 7L));
    assertThat(((List<?>) paid).stream().map(key -> ((RowKey<?>) key).parts()))
        .containsExactly(List.of("a"), List.of("b"));
    assertThat(caller.call(1, instance, call())).isNull();
    @Nullable Object total = caller.call(2, instance, call(0.5d));
    assertThat(Arrays.asList((Object[]) total))
        .isEqualTo(List.of("c", List.of(Instant.parse("2026-01-24T09:00:00Z")), 0.5f));
  }

  @Test
  void checksConstraintsOnParameters() {
    CompiledApp app = CompiledApp.of(ORDERS);
    MethodCaller caller = app.catalog().methods().getFirst();
    WriteRow row = new WriteRow(4);
    row.set(0, List.of());
    List<String> problems = new ArrayList<>();
    caller.check(0).check(row, (column, problem) -> problems.add(column + " " + problem));
    assertThat(problems).containsExactly("0 must have at least 1 element.");
    assertThat(caller.check(1)).isSameAs(WriteCheck.NONE);
  }

  @Test
  void describesTheObjectsThatMethodsReturn() {
    CompiledApp app = CompiledApp.of(ORDERS);
    assertThat(app.catalog().objects())
        .singleElement()
        .satisfies(object -> {
          assertThat(object.name()).isEqualTo("Total");
          assertThat(object.fields()).extracting("name").containsExactly("code", "times", "sum");
        });
    Map<String, String> written = app.written();
    assertThat(written.get("/CLASS_OUTPUT/META-INF/fraiseql/schema.graphqls"))
        .contains("  total(sum: Float!): Total\n", "  close: Boolean! @deprecated")
        .contains(
            """
            \"""
            A sum.
            \"""
            type Total {
              code: Code
              times: [DateTime!]!
              sum: Float
            }
            """);
    assertThat(Optional.ofNullable(written.get("/SOURCE_OUTPUT/app/OrdersMutationPayChecks.java")))
        .isPresent();
  }

  /** To make it anew, copy what the test says it got, after reading it. */
  private static String golden(String name) throws IOException {
    try (InputStream in = MethodsWriterTest.class.getResourceAsStream(name + ".java.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
