package dev.fraiseql.conformance.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.foreign.CompiledTypes;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A parser accepts the statements over columns of every stored form of SQL Server. */
@Tag("sqlserver")
class SqlServerStoredFormsTest {
  private static final List<String> COMPONENTS =
      List.of(
          "@Column(stored = Stored.NATIVE) String",
          "@Column(stored = Stored.NATIVE, type = \"nvarchar\") String",
          "@Column(stored = Stored.NATIVE, type = \"uniqueidentifier\") String",
          "@Column(stored = Stored.NATIVE) Mood",
          "@Column(stored = Stored.NATIVE) UUID",
          "@Column(stored = Stored.TEXT) boolean",
          "@Column(stored = Stored.TEXT) long",
          "@Column(stored = Stored.TEXT, precision = 12, scale = 2) BigDecimal",
          "@Column(stored = Stored.TEXT) LocalDate",
          "@Column(stored = Stored.TEXT) LocalTime",
          "@Column(stored = Stored.TEXT) LocalDateTime",
          "@Column(stored = Stored.TEXT) Instant",
          "@Column(stored = Stored.TEXT) UUID",
          "@Column(stored = Stored.INTEGER) boolean",
          "@Column(stored = Stored.BINARY) UUID",
          "@Column(stored = Stored.UNIX_SECONDS) Instant",
          "@Column(stored = Stored.UNIX_MILLIS) LocalDateTime",
          "@Column(stored = Stored.TIMESTAMP) Instant",
          "@Column(stored = Stored.TIMESTAMP) LocalDateTime",
          "@Column(stored = Stored.ROUNDED, precision = 12, scale = 2) BigDecimal",
          "@Column(stored = Stored.ROUNDED) Instant",
          "@Column(stored = Stored.ROUNDED) LocalDateTime",
          "@Column(stored = Stored.ROUNDED) LocalTime",
          "String",
          "Mood",
          "UUID",
          "boolean",
          "long",
          "@Column(precision = 12, scale = 2) BigDecimal",
          "LocalDate",
          "LocalTime",
          "LocalDateTime",
          "Instant");

  private final PlannedStatements planned =
      new PlannedStatements(CompiledTypes.of("sqlserver", classes()));

  private final List<ScalarField> fields =
      planned.fields("Row1").stream().filter(field -> !field.key()).toList();

  private static String classes() {
    return "enum Mood { CALM, HAPPY }\n"
        + "@Type(readOnly = true) record Row1(@Id long id, "
        + IntStream.range(0, COMPONENTS.size())
            .mapToObj(i -> COMPONENTS.get(i) + " f" + i)
            .collect(Collectors.joining(", "))
        + ") {}";
  }

  @Test
  void aParserAcceptsWhatReadsFiltersSortsAndGroups() {
    Set<String> statements = new LinkedHashSet<>();
    for (ScalarField field : fields) {
      conditions(field)
          .forEach(condition ->
              statements.addAll(
                  planned.of(
                      "{ row1s(where: {%s: {%s}}) { id } }".formatted(field.name(), condition))));
      statements.addAll(
          planned.of("{ row1s(orderBy: [{%1$s: DESC}]) { %1$s } }".formatted(field.name())));
      statements.addAll(
          planned.of(
              "{ row1sAggregate(groupBy: {%1$s: true}, orderBy: [{%1$s: ASC}]) { %1$s %1$sCountDistinct } }"
                  .formatted(field.name())));
      statements.addAll(
          planned.of(
              "{ row1s(distinctOn: [\"%1$s\"], orderBy: [{%1$s: ASC}]) { id } }"
                  .formatted(field.name())));
    }
    assertThat(TransactSql.refused(statements)).isEmpty();
    assertThat(statements).hasSizeGreaterThan(5 * COMPONENTS.size());
  }

  /** Another field of the same type, of the default form if there is one. */
  private String other(ScalarField field) {
    Scalar scalar = field.column().type().scalar();
    return fields.stream()
        .filter(other -> other.column().type().scalar() == scalar && !other.equals(field))
        .reduce((earlier, later) -> later)
        .orElseThrow()
        .name();
  }

  private List<String> conditions(ScalarField field) {
    Scalar scalar = field.column().type().scalar();
    String value =
        switch (scalar) {
          case STRING -> "\"a\"";
          case ENUM -> "CALM";
          case UUID -> "\"0a000000-0000-4000-8000-00000000000a\"";
          case BOOLEAN -> "true";
          case INSTANT -> "\"1582-10-10T00:00:00Z\"";
          case LOCAL_DATE_TIME -> "\"1582-10-10T00:00:00\"";
          case LOCAL_DATE -> "\"1582-10-10\"";
          case LOCAL_TIME -> "\"12:30:00\"";
          default -> "1";
        };
    List<String> conditions = new ArrayList<>();
    conditions.add("eq: " + value);
    conditions.add("eqField: \"" + other(field) + "\"");
    if (scalar != Scalar.BOOLEAN) {
      conditions.add("in: [" + value + "]");
    }
    if (scalar != Scalar.BOOLEAN && scalar != Scalar.ENUM) {
      conditions.add("gte: " + value);
      conditions.add("ltField: \"" + other(field) + "\"");
    }
    if (scalar == Scalar.STRING) {
      for (String operator :
          List.of("contains", "startsWith", "endsWith", "like", "icontains", "ilike")) {
        conditions.add(operator + ": \"a\"");
      }
    }
    return conditions;
  }
}
