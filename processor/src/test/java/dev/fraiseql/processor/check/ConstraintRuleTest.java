package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertNone;
import static dev.fraiseql.processor.Mistakes.assertOnly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.processor.Compiler;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintRuleTest {
  private static final String EVEN =
      """
      @Target({ElementType.FIELD, ElementType.TYPE_USE, ElementType.TYPE}) @Retention(RetentionPolicy.RUNTIME)
      @Constraint(validatedBy = EvenValidator.class)
      @interface Even {
        String message() default "must be even.";
        Class<?>[] groups() default {};
        Class<? extends Payload>[] payload() default {};
      }
      """;

  private static final String VALIDATOR =
      """
      class EvenValidator implements ConstraintValidator<Even, Number> {
        @Override public boolean isValid(Number value, ConstraintValidatorContext context) {
          return value == null || value.longValue() % 2 == 0;
        }
      }
      """;

  private static Compiler field(String field) {
    return Compiler.create()
        .source("@Type record Thing(@Id long id,\n" + field + ") {}")
        .source("enum Colour { RED }")
        .source("record Part(@NotBlank String text) {}")
        .source(EVEN)
        .source(VALIDATOR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@NotNull @Nullable String x",
        "@Null @Nullable Colour x",
        "@NotEmpty byte[] x",
        "@NotEmpty @Size(max = 3) List<@NotBlank @Size(min = 1, max = 9) String> x",
        "@NotBlank @Email(regexp = \".*@a\\\\.b\", flags = Pattern.Flag.CASE_INSENSITIVE) @Pattern(regexp = \"[a-z]+\") String x",
        "@Min(1) @Max(1) byte x",
        "@DecimalMin(\"0.5\") @DecimalMax(value = \"1e3\", inclusive = false) double x",
        "@Positive @Digits(integer = 3, fraction = 2) BigDecimal x",
        "@DecimalMin(\"1\") @Digits(integer = 3, fraction = 0) String x",
        "@PositiveOrZero @NegativeOrZero long x",
        "@AssertTrue boolean x",
        "@AssertFalse @Nullable Boolean x",
        "@Past Instant x",
        "@PastOrPresent OffsetDateTime x",
        "@Future LocalDate x",
        "@FutureOrPresent @Nullable LocalDateTime x",
        "@Future LocalTime x",
        "@Size.List({@Size(min = 1), @Size(max = 2)}) String x",
        "@Size(min = 1) @Size(max = 2) Optional<@NotBlank String> x",
        "@NotNull @Valid @Embedded Part x",
        "@Even int x",
        "@Nullable @Even BigDecimal x",
        "List<@Even Short> x",
        "@Size(max = 2, groups = Thing.class) long x",
        "@NotNull @Valid @Nullable @Relation Thing x"
      })
  void acceptsWhatCanBeChecked(String field) {
    assertNone(field(field));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @Size(max = 3) long x         | @Size(max = 3)     | Size     | texts, lists and binary data        | long
          @NotEmpty Colour x            | @NotEmpty          | NotEmpty | texts, lists and binary data        | Colour
          @NotBlank List<String> x      | @NotBlank          | NotBlank | texts                               | List<String>
          @Email UUID x                 | @Email             | Email    | texts                               | UUID
          @Min(1) boolean x             | @Min(1)            | Min      | numbers and texts that are numbers  | boolean
          @Positive Duration x          | @Positive          | Positive | numbers and texts that are numbers  | Duration
          @Past String x                | @Past              | Past     | dates and times                     | String
          @Future Duration x            | @Future            | Future   | dates and times                     | Duration
          @AssertTrue String x          | @AssertTrue        | AssertTrue | booleans                          | String
          @Even @Json Map<String, Object> x | @Even          | Even     | values that are no documents        | Map<String, Object>
          List<@Past String> x          |                    | Past     | dates and times                     | List<String>
          """)
  void reportsConstraintsThatCannotJudgeTheType(
      String field, String ignored, String constraint, String types, String javaType) {
    assertThat(field(field).problems())
        .extracting(Compiler.Problem::message)
        .containsExactly(
            constraint.equals("Even")
                ? "FQ157: Thing.x has @Even, whose validator does not take Map<String, Object>:"
                    + " EvenValidator. Put it on a field of another type, or write a validator for"
                    + " Map<String, Object>."
                : "FQ154: Thing.x has @%s, which is for %s, but its type is %s. Remove it, or change the type."
                    .formatted(constraint, types, javaType));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        AssertFalse.class,
        AssertTrue.class,
        DecimalMax.class,
        DecimalMin.class,
        Digits.class,
        Email.class,
        Future.class,
        FutureOrPresent.class,
        Max.class,
        Min.class,
        Negative.class,
        NegativeOrZero.class,
        NotBlank.class,
        NotEmpty.class,
        Past.class,
        PastOrPresent.class,
        Pattern.class,
        Positive.class,
        PositiveOrZero.class,
        Size.class
      })
  void knowsTheConstraintsOfTheSpecification(Class<?> constraint) {
    String name = constraint.getSimpleName();
    String attributes =
        switch (name) {
          case "Min", "Max" -> "(1)";
          case "DecimalMin", "DecimalMax" -> "(\"1\")";
          case "Digits" -> "(integer = 1, fraction = 1)";
          case "Pattern" -> "(regexp = \"a\")";
          default -> "";
        };
    assertThat(field("@" + name + attributes + " UUID x").problems())
        .extracting(Compiler.Problem::message)
        .singleElement()
        .asString()
        .startsWith("FQ154: Thing.x has @" + name + ", which is for ");
  }

  @Test
  void pointsAtTheConstraint() {
    assertOnly(
        field("@NotNull @Size(max = 3) long x"),
        2,
        "@Size",
        "FQ154: Thing.x has @Size, which is for texts, lists and binary data, but its type is long."
            + " Remove it, or change the type.");
  }

  @Test
  void reportsConstraintsOnObjects() {
    assertOnly(
        field("@Size(max = 3) @Embedded Part x"),
        2,
        "@Size",
        "FQ154: Thing.x has @Size, which is for values in one column, but its type is Part. Remove"
            + " it, or change the type.");
    assertOnly(
        field("@NotNull @Embedded @Nullable Part x"),
        2,
        "@NotNull",
        "FQ154: Thing.x has @NotNull, which is for values in one column or an object that is never"
            + " null, but its type is a nullable Part. Remove it, or change the type.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @Size(min = 5, max = 3) String x       | Size | whose min 5 is greater than its max 3, so no value fits. Exchange them.
          @Size(min = -1) String x               | Size | whose min is negative. Use 0 or more.
          @Digits(integer = 2, fraction = -1) int x | Digits | whose fraction is negative. Use 0 or more.
          @DecimalMin("many") BigDecimal x       | DecimalMin | whose value "many" is not a number. Write it like "-1.50".
          @Pattern(regexp = "(a") String x       | Pattern | whose regexp "(a" is not valid: Unclosed group near index 2. Correct it.
          @Email(regexp = "[") String x          | Email | whose regexp "[" is not valid: Unclosed character class near index 0. Correct it.
          @Min(5) @Max(3) int x                  | Max  | but also @Min, so it must be at least 5 and at most 3, and no value fits. Change one of them.
          @Positive @DecimalMax("0") BigDecimal x | DecimalMax | but also @Positive, so it must be greater than 0 and at most 0, and no value fits. Change one of them.
          """)
  void reportsAttributesThatMakeNoSense(String field, String constraint, String problem) {
    assertThat(field(field).problems())
        .extracting(Compiler.Problem::message)
        .containsExactly("FQ155: Thing.x has @%s, %s".formatted(constraint, problem));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Relation Thing x",
        "@Relation(through = @Join(table = \"t\", column = \"a\", inverse = \"b\")) List<Thing> x"
      })
  void reportsConstraintsOnRelations(String relation) {
    assertOnly(
        field("@Even " + relation),
        2,
        "@Even",
        "FQ156: Thing.x is a relation and has @Even. Of a relation only @NotNull can be checked: put"
            + " the constraint on the fields of the other type.");
  }

  @Test
  void reportsValidatorsThatCannotBeCalled() {
    assertOnly(
        field("@Even String x"),
        2,
        "@Even",
        "FQ157: Thing.x has @Even, whose validator does not take String: EvenValidator. Put it on a"
            + " field of another type, or write a validator for String.");
    assertOnly(
        Compiler.create()
            .source("@Type record Thing(@Id long id, @Even int x) {}")
            .source(EVEN.replace("EvenValidator.class", "{}")),
        1,
        "@Even",
        "FQ157: Thing.x has @Even, whose validator is not known: its validatedBy is empty. Name a"
            + " validator there, or remove the constraint.");
    assertOnly(
        Compiler.create()
            .source("@Type record Thing(@Id long id, @Even int x) {}")
            .source(EVEN)
            .source("abstract " + VALIDATOR),
        1,
        "@Even",
        "FQ157: Thing.x has @Even, whose validator EvenValidator cannot be created: it is abstract,"
            + " generic or an inner class. Name a class that is none of these.");
    assertOnly(
        Compiler.create()
            .source("@Type record Thing(@Id long id, @Even int x) {}")
            .source(EVEN)
            .source(VALIDATOR.replace("Number> {", "Number> { EvenValidator(int start) {}")),
        1,
        "@Even",
        "FQ157: Thing.x has @Even, whose validator EvenValidator has no constructor without"
            + " parameters that generated code can call. Add one.");
    assertOnly(
        Compiler.create()
            .source("@Type record Thing(@Id long id, @other.Even int x) {}")
            .source(
                "other.Even",
                """
                package other;
                import jakarta.validation.*;
                @Constraint(validatedBy = Even.Validator.class)
                public @interface Even {
                  String message() default "";
                  Class<?>[] groups() default {};
                  Class<? extends Payload>[] payload() default {};
                  class Validator implements ConstraintValidator<Even, Integer> {
                    Validator() {}
                    @Override public boolean isValid(Integer value, ConstraintValidatorContext context) { return true; }
                  }
                }
                """),
        1,
        "@other",
        "FQ157: Thing.x has @Even, whose validator Validator has no constructor without parameters"
            + " that generated code can call. Add one.");
  }

  @Test
  void reportsConstraintsOnClasses() {
    assertOnly(
        Compiler.create()
            .source("@Type @Even record Thing(@Id long id) {}")
            .source(EVEN)
            .source(VALIDATOR),
        1,
        "@Even",
        "FQ158: Thing has @Even, but generated code has columns and no object to check. Put"
            + " constraints on the fields.");
    assertOnly(
        Compiler.create()
            .source("@Type record Thing(@Id long id, @Embedded Part part) {}")
            .source("@Even record Part(String text) {}")
            .source(EVEN)
            .source(VALIDATOR),
        1,
        "part",
        "FQ157: Thing.part has @Even of Part, which is on a class, where generated code has columns"
            + " and no object to check. Put constraints on its fields.");
  }
}
