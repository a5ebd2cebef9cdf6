package dev.fraiseql.conformance.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Constraints of Jakarta Validation on what mutations write. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ValidationTest {
  private static final String CLASSES =
      """
      import jakarta.validation.*;
      import jakarta.validation.constraints.*;
      @Type record Client(
          @Id long id,
          @NotBlank @Size(max = 8) @Column(length = 20) String name,
          @Nullable @NotNull @Email @Unique @Column(length = 40) String email,
          @Nullable @Past LocalDate born,
          @Nullable List<@Min(1) @Max(value = 5, message = "is no mark up to {value}") Integer> marks,
          @Embedded @Nullable Place place,
          @Relation List<Purchase> purchases) {}
      record Place(@NotBlank @Column(length = 20) String street, @Pattern(regexp = "\\\\d{5}") @Nullable String zip) {}
      @Type record Purchase(
          @Id long id,
          @Nullable @NotNull @Relation Client client,
          @Positive int number,
          @Even(start = 2) short amount) {}
      @Constraint(validatedBy = EvenValidator.class) @interface Even {
        int start();
        String message() default "must be even and at least {start}.";
        Class<?>[] groups() default {};
        Class<? extends Payload>[] payload() default {};
      }
      final class EvenValidator implements ConstraintValidator<Even, Short> {
        private int start;
        @Override public void initialize(Even annotation) { start = annotation.start(); }
        @Override public boolean isValid(Short value, ConstraintValidatorContext context) {
          if (value != null && value > 1000) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate("is too much.").addConstraintViolation();
            return false;
          }
          return value == null || (value >= start && value % 2 == 0);
        }
      }
      """;

  private static final String RIGHT =
      "{name: \"Ada\", email: \"ada@example.org\", born: \"1815-12-10\","
          + " place: {street: \"Via Po\", zip: \"10123\"}, purchases: [{number: 1, amount: 2}]}";

  private Shop shop;

  @BeforeAll
  void open() {
    shop = Shop.ofTypes(TestDatabase.SQLITE, CLASSES);
    assertThat(shop.execute("mutation { createClient(input: " + RIGHT + ") { id name } }"))
        .isEqualTo("{\"data\":{\"createClient\":{\"id\":\"1\",\"name\":\"Ada\"}}}");
  }

  @AfterAll
  void close() {
    shop.close();
  }

  /** A response with errors of one mutation field, each given as its field and problem. */
  private static String errors(String mutation, String... fieldsAndProblems) {
    return "{\"errors\":[" + list(mutation, fieldsAndProblems) + "],\"data\":null}";
  }

  private static String list(String mutation, String... fieldsAndProblems) {
    return Stream.of(fieldsAndProblems)
        .map(each -> each.split(": ", 2))
        .map(each ->
            "{\"message\":\"%s: %s\",\"path\":[\"%s\"],\"extensions\":{\"code\":\"BAD_USER_INPUT\",\"field\":\"%s\"}}"
                .formatted(each[0], each[1], mutation, each[0]))
        .collect(Collectors.joining(","));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void reportsAllViolationsAtOnceOnEveryDatabase(TestDatabase database) {
    try (Shop own = Shop.ofTypes(database, CLASSES)) {
      assertThat(own.execute("mutation { createClient(input: " + RIGHT + ") { id name } }"))
          .isEqualTo("{\"data\":{\"createClient\":{\"id\":\"1\",\"name\":\"Ada\"}}}");
      assertThat(
              own.execute(
                  """
                  mutation { createClients(inputs: [
                    {name: " ", email: "nobody", born: "2999-01-01", marks: [1, 0, 6]},
                    {name: "Ada Lovelace", place: {street: "", zip: "1"}, purchases: [
                      {number: 1, amount: 4}, {number: 0, amount: 3}, {number: 2, amount: 1002}]}]) { id } }
                  """))
          .isEqualTo(
              errors(
                  "createClients",
                  "inputs.0.name: must not be blank.",
                  "inputs.0.email: must be an email address.",
                  "inputs.0.born: must be in the past.",
                  "inputs.0.marks.1: must be at least 1.",
                  "inputs.0.marks.2: is no mark up to 5",
                  "inputs.1.purchases.1.number: must be greater than 0.",
                  "inputs.1.purchases.1.amount: must be even and at least 2.",
                  "inputs.1.purchases.2.amount: is too much.",
                  "inputs.1.name: must have at most 8 characters.",
                  "inputs.1.email: must not be null.",
                  "inputs.1.place.street: must not be blank.",
                  "inputs.1.place.zip: must match \\\"\\\\d{5}\\\"."));
      assertThat(own.execute("{ clientsCount purchasesCount }"))
          .isEqualTo("{\"data\":{\"clientsCount\":1,\"purchasesCount\":1}}");
      assertThat(
              own.execute(
                  "mutation { updateClient(id: 1, input: {email: null, place: {zip: \"x\"}}) { id } }"))
          .isEqualTo(
              errors(
                  "updateClient",
                  "input.email: must not be null.",
                  "input.place.zip: must match \\\"\\\\d{5}\\\"."));
    }
  }

  /** Of a wrong type, and by a constraint: an element of a list has one spelling. */
  @Test
  void namesElementsOfListsAlike() {
    String mutation =
        "mutation($marks: [Int!]) { updateClient(id: 1, input: {marks: $marks}) { id } }";
    assertThat(shop.execute(mutation, Map.of("marks", List.of(1, 9))))
        .isEqualTo(errors("updateClient", "input.marks.1: is no mark up to 5"));
    assertThat(
            shop.execute(
                "mutation($input: ClientUpdateInput!) { updateClient(id: 1, input: $input) { id } }",
                Map.of("input", Map.of("marks", List.of(1, 3_000_000_000L)))))
        .isEqualTo(errors("updateClient", "input.marks.1: 3000000000 is out of the range of Int."));
    assertThat(shop.execute(mutation, Map.of("marks", List.of(1, "x"))))
        .contains("$marks.1: ")
        .doesNotContain("[1]");
  }

  @Test
  void checksOnlyWhatAnUpdateChanges() {
    assertThat(shop.execute("mutation { updateClient(id: 1, input: {name: \"Ida\"}) { name } }"))
        .isEqualTo("{\"data\":{\"updateClient\":{\"name\":\"Ida\"}}}");
    assertThat(
            shop.execute(
                "mutation { updateClients(where: {id: {eq: 1}}, input: {name: \"\", marks: [9]}) { count } }"))
        .isEqualTo(
            errors(
                "updateClients",
                "input.name: must not be blank.",
                "input.marks.0: is no mark up to 5"));
    assertThat(
            shop.execute(
                "mutation { updateClient(id: 1, input: {place: null}) { place { zip } } }"))
        .isEqualTo("{\"data\":{\"updateClient\":{\"place\":null}}}");
  }

  @Test
  void checksUpserts() {
    assertThat(
            shop.execute(
                "mutation { upsertClient(conflict: EMAIL, input: {email: \"a@\", name: \"\"}) { id } }"))
        .isEqualTo(
            errors(
                "upsertClient",
                "input.name: must not be blank.",
                "input.email: must be an email address."));
    assertThat(shop.execute("mutation { upsertClient(input: {name: \"Eve\"}) { id } }"))
        .isEqualTo(errors("upsertClient", "input.email: must not be null."));
    assertThat(shop.execute("mutation { upsertClient(input: {id: 1, name: \"Una\"}) { name } }"))
        .isEqualTo("{\"data\":{\"upsertClient\":{\"name\":\"Una\"}}}");
  }

  @Test
  void checksRelationsThatMustBeSet() {
    assertThat(shop.execute("mutation { createPurchase(input: {number: 1, amount: 2}) { id } }"))
        .isEqualTo(errors("createPurchase", "input.client: must not be null."));
    assertThat(
            shop.execute(
                "mutation { updatePurchase(id: 1, input: {client: null, amount: 5}) { id } }"))
        .isEqualTo(
            errors(
                "updatePurchase",
                "input.client: must not be null.",
                "input.amount: must be even and at least 2."));
    assertThat(
            shop.execute(
                "mutation { updatePurchase(id: 1, input: {client: {id: 1}}) { client { id } } }"))
        .isEqualTo("{\"data\":{\"updatePurchase\":{\"client\":{\"id\":\"1\"}}}}");
  }

  @Test
  void checksTheSumOfAnIncrement() {
    assertThat(
            shop.execute(
                "mutation { updatePurchase(id: 1, input: {}, increment: {number: -9, amount: 1}) { id } }"))
        .isEqualTo(
            errors(
                "updatePurchase",
                "increment.number: must be greater than 0.",
                "increment.amount: must be even and at least 2."));
  }

  @Test
  void checksValuesOfVariables() {
    assertThat(
            shop.execute(
                "mutation ($input: ClientCreateInput!) { createClient(input: $input) { id } }",
                Map.of(
                    "input",
                    Map.of(
                        "name", "",
                        "email", "eve@example.org",
                        "purchases", List.of(Map.of("number", -1, "amount", 2))))))
        .isEqualTo(
            errors(
                "createClient",
                "input.purchases.0.number: must be greater than 0.",
                "input.name: must not be blank."));
    assertThat(
            shop.execute(
                "mutation ($name: String!, $zip: String) { updateClient(id: 1, input: {name: $name,"
                    + " place: {zip: $zip}}) { id } }",
                Map.of("name", "  ", "zip", "123456")))
        .isEqualTo(
            errors(
                "updateClient",
                "input.name: must not be blank.",
                "input.place.zip: must match \\\"\\\\d{5}\\\"."));
  }

  @Test
  void reportsTheViolationsOfAllFieldsAndWritesNothing() {
    assertThat(
            shop.execute(
                "mutation { one: updateClient(id: 1, input: {name: \"\"}) { id }"
                    + " right: updateClient(id: 1, input: {name: \"Zoe\"}) { id }"
                    + " two: createPurchase(input: {client: {id: 1}, number: 0, amount: 2}) { id } }"))
        .isEqualTo(
            "{\"errors\":["
                + list("one", "input.name: must not be blank.")
                + ","
                + list("two", "input.number: must be greater than 0.")
                + "],\"data\":null}");
    assertThat(shop.execute("{ clientsCount(where: {name: {eq: \"Zoe\"}}) }"))
        .isEqualTo("{\"data\":{\"clientsCount\":0}}");
  }
}
