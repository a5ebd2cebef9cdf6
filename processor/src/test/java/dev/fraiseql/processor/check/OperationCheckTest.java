package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertNone;
import static dev.fraiseql.processor.Mistakes.assertOnly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.processor.Compiler;
import dev.fraiseql.processor.Compiler.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationCheckTest {
  private static final String TYPES =
      """
      @Type record Invoice(@Id long id, @Column(precision = 10, scale = 2) BigDecimal total,
          @Relation Customer customer) {}
      @Type record Customer(@Id long id, String name) {}
      """;

  /** An operation that begins in line 2 of its source. */
  private static Compiler operation(String document) {
    return Compiler.create()
        .source("@Operation(\n\"\"\"\n" + document + "\"\"\")\ninterface Invoices {}")
        .source(TYPES);
  }

  @Test
  void acceptsAnOperation() {
    assertNone(
        operation(
            """
            query Invoices($min: Decimal!, $names: Boolean!) {
              invoices(where: {total: {gte: $min}}, orderBy: [{total: DESC}], limit: 20) {
                id
                total
                customer @include(if: $names) { ...Name }
              }
            }
            fragment Name on Customer { name }
            """));
  }

  @Test
  void reportsMoreSwitchesThanPlansCanBeWrittenFor() {
    assertOnly(
        operation(
            """
            query Invoices($a: Boolean!, $b: Boolean!, $c: Boolean!, $d: Boolean!, $e: Boolean!) {
              invoices {
                id @include(if: $a)
                total @skip(if: $b)
                customer @include(if: $c) { id @skip(if: $d) name @include(if: $e) }
              }
            }
            """),
        2,
        "\"\"",
        "FQ309: Invoices uses 5 variables in @skip and @include ($a, $b, $c, $d, $e), "
            + "and each combination of their values needs a plan. Use at most 4, or write "
            + "several operations.");
  }

  @Test
  void reportsWhatDoesNotParse() {
    assertThat(operation("query Invoices {\n  invoices { id }\n").problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.line()).isEqualTo(2);
          assertThat(problem.message())
              .startsWith("FQ301: Invoices does not parse: ")
              .contains("line 3, column 1");
        });
  }

  @Test
  void reportsWhatDoesNotParseWithTheLine() {
    assertThat(operation("query Invoices {\n  invoices { id ] }\n}\n").problems())
        .singleElement()
        .satisfies(problem ->
            assertThat(problem.message())
                .startsWith("FQ301: Invoices does not parse: ")
                .endsWith(
                    "\n"
                        + "    line 2, column 17:\n"
                        + "        invoices { id ] }\n"
                        + "                      ^"));
  }

  @Test
  void reportsAnUnknownFieldAndWhatWasMeant() {
    assertThat(
            operation("{\n  invoices { totl }\n}\n".replace("{\n  inv", "query Invoices {\n  inv"))
                .problems())
        .singleElement()
        .satisfies(problem ->
            assertThat(problem.message())
                .startsWith("FQ302: Invoices is not valid: ")
                .contains("totl", "Invoice", "Did you mean total?")
                .endsWith(
                    "\n    line 2, column 14:\n        invoices { totl }\n                   ^"));
  }

  @Test
  void reportsAPageWithTwoEnds() {
    assertThat(
            operation(
                    "query Invoices {\n  invoicesConnection(first: 1, last: 2) { totalCount }\n}\n")
                .problems())
        .singleElement()
        .satisfies(problem ->
            assertThat(problem.message())
                .startsWith(
                    "FQ302: Invoices is not valid: invoicesConnection: first and last exclude each"
                        + " other")
                .contains("line 2, column 3:"));
  }

  @Test
  void reportsAMissingArgument() {
    assertThat(operation("query Invoices {\n  invoice { id }\n}\n").problems())
        .singleElement()
        .satisfies(problem ->
            assertThat(problem.message())
                .startsWith("FQ302: Invoices is not valid: ")
                .contains(
                    "The required argument id is missing",
                    "line 2, column 3:\n        invoice { id }"));
  }

  @Test
  void reportsAVariableOfTheWrongType() {
    assertThat(
            operation(
                    """
                    query Invoices($min: String!) {
                      invoices(where: {total: {gte: $min}}) { id }
                    }
                    """)
                .problems())
        .singleElement()
        .satisfies(problem ->
            assertThat(problem.message())
                .startsWith("FQ302: Invoices is not valid: ")
                .contains("$min", "String!", "Decimal", "line 2, column 33"));
  }

  @Test
  void reportsWhatOnlyPlanningSeesBehindAVariableToo() {
    assertThat(
            operation(
                    """
                    query Invoices($a: Boolean!) {
                      invoice(id: "one") @include(if: $a) { id }
                    }
                    """)
                .problems())
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.message()).startsWith("FQ302: Invoices is not valid: "));
  }

  @Test
  void reportsAllMistakesOfAllOperationsAndTypesAtOnce() {
    assertThat(
            operation("query Invoices { invoices { a b } }")
                .source("@Operation(\"query Other { \") interface Other {}")
                .problems())
        .extracting(problem -> problem.message().substring(0, 5))
        .containsExactly("FQ301", "FQ302", "FQ302");
    assertThat(
            Compiler.create()
                .source("@Operation(\"query Other { \") interface Other {}")
                .source("@Type record Thing(long id) {}")
                .problems())
        .extracting(problem -> problem.message().substring(0, 5))
        .containsExactly("FQ101", "FQ301");
  }

  @Test
  void reportsANameThatIsNotTheInterfaces() {
    assertOnly(
        operation("query Bills { invoices { id } }"),
        2,
        "\"\"",
        "FQ303: Invoices is the interface of an operation named Bills. Both names must "
            + "be the same.");
  }

  @Test
  void reportsAnOperationWithoutName() {
    assertOnly(
        operation("{ invoices { id } }"),
        2,
        "\"\"",
        "FQ308: Invoices contains an operation without a name. Begin it with: query Invoices");
  }

  @Test
  void reportsSeveralOperations() {
    assertOnly(
        operation("query Invoices { invoices { id } }\nquery More { invoices { id } }"),
        2,
        "\"\"",
        "FQ304: Invoices contains 2 operations. Put each in its own document.");
  }

  @Test
  void reportsASubscription() {
    assertOnly(
        operation("subscription Invoices { invoices { id } }"),
        2,
        "\"\"",
        "FQ305: Invoices is a subscription, but only queries and mutations can be compiled.");
  }

  @Test
  void acceptsAMutation() {
    assertNone(
        operation(
            """
            mutation Invoices($total: Decimal!, $new: InvoiceCreateInput!) {
              one: createInvoice(input: {total: $total, customer: {id: "1"}}) { id }
              two: createInvoice(input: $new) { id }
              upsertCustomer(input: {id: 3, name: "Ada"}, conflict: ID) { name }
              updateInvoices(where: {total: {gt: 3}}, input: {total: 1.5}, limit: 2) { count }
              deleteInvoice(id: 3) { total customer { name } }
            }
            """));
  }

  @Test
  void reportsTheMistakesOfAMutationAtTheirPlaces() {
    assertMutation(
        "createInvoice(input: {totl: 1, total: 1, customer: {id: 1}}) { id }",
        "column 24",
        "InvoiceCreateInput has no key totl. Did you mean total?");
    assertMutation(
        "createInvoice(input: {total: 1}) { id }",
        "column 24",
        "input: the key customer is missing; InvoiceCreateInput requires it, of type"
            + " CustomerKeyInput!.");
    assertMutation(
        "createInvoice(input: {total: true, customer: {id: 1}}) { id }",
        "column 32",
        "input.total: true");
    assertMutation(
        "createInvoice(input: {total: 1.005, customer: {id: 1}}) { id }",
        "column 3",
        "input.total: ");
    assertMutation(
        "upsertCustomer(input: {name: \"x\"}, conflict: NAME) { id }",
        "column 48",
        "conflict: NAME is no value of CustomerUniqueKey. Its values are ID.");
    assertMutation(
        "deleteInvoices(where: {}) { count }", "column 3", "where: every row meets this condition");
    assertMutation(
        "createInvoic(input: {}) { id }", "column 3", "Mutation has no field createInvoic");
  }

  /** A mutation whose mistake is in line 2 of the document. */
  private static void assertMutation(String field, String column, String message) {
    assertThat(operation("mutation Invoices {\n  " + field + "\n}\n").problems())
        .singleElement()
        .satisfies(problem ->
            assertThat(problem.message())
                .startsWith("FQ302: Invoices is not valid: " + message)
                .contains("line 2, " + column));
  }

  /**
   * A mutation of types with constraints.
   *
   * @param document without the keyword and the name, in one line
   */
  private static Compiler constrained(String document) {
    return Compiler.create()
        .source(
            "@Operation(\"mutation Save" + document.replace("\"", "\\\"") + "\") interface Save {}")
        .source(
            """
            @Type record Client(
                @Id long id,
                @NotBlank @Size(max = 3) String name,
                @Positive int visits,
                @Nullable @NotNull String note,
                @Nullable @Digits(integer = 2, fraction = 1) BigDecimal rate,
                @Nullable @Pattern(regexp = "[a-z]+") String code,
                @Nullable @Email String email,
                @Nullable @AssertTrue Boolean agreed,
                @Nullable @Past LocalDate born,
                @Nullable List<@Min(1) @Max(5) Integer> marks,
                @Size(max = 2) byte @Nullable [] photo,
                @Nullable @Even Integer shoes,
                @Nullable @Small Integer age,
                @Embedded @Nullable Place place) {}
            record Place(@Nullable @NotNull String street, @Nullable String zip) {}
            """)
        .source(
            """
            @Constraint(validatedBy = EvenValidator.class) @interface Even {
              String message() default "must be even.";
              Class<?>[] groups() default {};
              Class<? extends Payload>[] payload() default {};
            }
            """)
        .source(
            """
            final class EvenValidator implements ConstraintValidator<Even, Integer> {
              @Override public boolean isValid(Integer value, ConstraintValidatorContext context) {
                return false;
              }
            }
            """)
        .source(
            """
            @Min(1) @Max(9) @ReportAsSingleViolation @Constraint(validatedBy = {}) @interface Small {
              String message() default "must be small.";
              Class<?>[] groups() default {};
              Class<? extends Payload>[] payload() default {};
            }
            """)
        .source(
            """
            @Mutation final class Notes {
              int note(@Size(max = 3) String text, @Positive int times) { return times; }
            }
            """);
  }

  /** Each message is about one literal; none is about what is known at run time only. */
  @Test
  void reportsLiteralsThatViolateConstraints() {
    assertThat(
            constrained(
                    " { createClient(input: {name: \"Adam\", visits: -1, rate: 100, code: \"A\","
                        + " email: \"a@\", agreed: false, marks: [1, 0, 6], photo: \"AQID\","
                        + " age: 10, place: {zip: \"1\"}}) { id } }")
                .problems())
        .extracting(problem -> problem.message().lines().findFirst().orElseThrow())
        .containsExactly(
            "FQ302: Save is not valid: input.name: must have at most 3 characters.",
            "FQ302: Save is not valid: input.visits: must be greater than 0.",
            "FQ302: Save is not valid: input.note: must not be null.",
            "FQ302: Save is not valid: input.rate: must have at most 2 digits before the decimal"
                + " point and 1 after it.",
            "FQ302: Save is not valid: input.code: must match \"[a-z]+\".",
            "FQ302: Save is not valid: input.email: must be an email address.",
            "FQ302: Save is not valid: input.agreed: must be true.",
            "FQ302: Save is not valid: input.marks.1: must be at least 1.",
            "FQ302: Save is not valid: input.marks.2: must be at most 5.",
            "FQ302: Save is not valid: input.photo: must have at most 2 bytes.",
            "FQ302: Save is not valid: input.age: must be small.",
            "FQ302: Save is not valid: input.place.street: must not be null.");
    assertThat(constrained(" { note(text: \"four\", times: 0) }").problems())
        .extracting(problem -> problem.message().lines().limit(2).toList())
        .containsExactly(
            List.of(
                "FQ302: Save is not valid: text: must have at most 3 characters.",
                "    line 1, column 17:"),
            List.of(
                "FQ302: Save is not valid: times: must be greater than 0.",
                "    line 1, column 17:"));
  }

  @Test
  void leavesToRunTimeWhatIsKnownThen() {
    assertNone(
        constrained(
            "($i: Int!, $s: String!) { createClient(input: {name: $s, visits: $i, note: \"x\", born: \"2999-01-01\","
                + " shoes: 3, place: {street: null, zip: $s}}) { id }"
                + " updateClient(id: 1, increment: {visits: -7}) { id }"
                + " note(text: $s, times: $i) }"));
  }

  @Test
  void reportsAnOperationThatIsOnNoInterface() {
    assertOnly(
        Compiler.create()
            .source("@Operation(\"query Invoices { invoices { id } }\") class Invoices {}")
            .source(TYPES),
        1,
        "\"query Invoices { invoices { id } }\"",
        "FQ307: Invoices is not an interface but a class. Put @Operation on an interface.");
  }

  @Test
  void reportsAnOperationInABuildWithoutTypes() {
    assertOnly(
        Compiler.create()
            .source("@Operation(\"query Invoices { invoices { id } }\") interface Invoices {}"),
        1,
        "\"query Invoices { invoices { id } }\"",
        "FQ907: Invoices is an operation, but this build has no @Type that it could query.");
  }

  @Test
  void readsTheDocumentsOfADirectory(@TempDir Path directory) throws IOException {
    Path file = Files.createDirectories(directory.resolve("more")).resolve("some.graphql");
    Files.writeString(file, "\"A description.\" query Some {\n  invoices { idd }\n}");
    Files.writeString(directory.resolve("notes.txt"), "not GraphQL");
    assertThat(
            Compiler.create().option("-Afraiseql.operations=" + directory).source(TYPES).problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.line()).isZero();
          assertThat(problem.message())
              .startsWith("FQ302: " + file + " is not valid: ")
              .contains("line 2, column 14:\n        invoices { idd }");
        });
  }

  @Test
  void reportsAFileWithTheNameOfAnInterface(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("some.graphql");
    Files.writeString(file, "query Invoices { invoices { id } }");
    assertThat(
            operation("query Invoices { invoices { id } }")
                .option("-Afraiseql.operations=" + directory)
                .problems())
        .containsExactly(
            new Problem(
                0,
                "",
                "FQ306: There are two operations named Invoices: Invoices and "
                    + file
                    + ". Rename one of them."));
  }

  @Test
  void reportsADirectoryThatIsNotThere() {
    assertThat(
            Compiler.create()
                .option("-Afraiseql.operations=nowhere/at/all")
                .source(TYPES)
                .problems())
        .containsExactly(
            new Problem(
                0,
                "",
                "FQ904: The documents of fraiseql.operations=nowhere/at/all cannot be read:"
                    + " there is no such directory."));
  }

  @Test
  void reportsAConnectionOfATypeWithoutAKey() {
    assertThat(
            Compiler.create()
                .source(
                    """
                    @Operation("query Sales { salesConnection { totalCount } }")
                    interface Sales {}
                    """)
                .source("@Type(key = Key.NONE) record Sale(int amount) {}")
                .problems())
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .contains(
            "FQ302",
            "Query has no field salesConnection. Sale has no key, so it has no connection: page sales"
                + " by limit and offset.");
  }
}
