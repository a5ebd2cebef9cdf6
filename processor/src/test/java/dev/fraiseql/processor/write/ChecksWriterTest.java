package dev.fraiseql.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.write.Violations;
import dev.fraiseql.contract.write.WriteCheck;
import dev.fraiseql.contract.write.WriteRow;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChecksWriterTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  private static final String ORDER =
      """
      @Type public record Order(
          @Id long id,
          @NotBlank @Size(max = 20) String name,
          @NotNull @Email @Nullable String email,
          @Min(1) @Max(value = 100, message = "must be at most {value} a day.") short quantity,
          @DecimalMin(value = "0.01", message = "{shop.price}") BigDecimal price,
          @Pattern(regexp = "[A-Z]{2}", flags = Pattern.Flag.CASE_INSENSITIVE) Optional<String> country,
          @Size(min = 1, max = 2) List<@NotBlank String> tags,
          @Past OffsetDateTime placed,
          @Multiple(of = 3) @Nullable Integer packs,
          String free,
          @Valid @Embedded @Nullable Address address) {
        public record Address(@NotBlank String street, @Size(max = 5) @Nullable String city) {}
      }
      """;

  private static final String MULTIPLE =
      """
      @Constraint(validatedBy = MultipleValidator.class)
      @interface Multiple {
        int of();
        String message() default "must be a multiple of {of}.";
        Class<?>[] groups() default {};
        Class<? extends Payload>[] payload() default {};
      }
      """;

  private static final String VALIDATOR =
      """
      final class MultipleValidator implements ConstraintValidator<Multiple, Integer> {
        private int of;
        @Override public void initialize(Multiple annotation) {
          of = annotation.of() * annotation.annotationType().getSimpleName().length() / 8;
        }
        @Override public boolean isValid(Integer value, ConstraintValidatorContext context) {
          if (value == null) {
            return true;
          }
          if (value < 0) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate("must not be below zero.").addPropertyNode("x").addConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate()).addConstraintViolation();
            return false;
          }
          return value % of == 0;
        }
      }
      """;

  /** Violations as {@code column: problem}, with the index of an element after the column. */
  private static final class Recorded implements Violations {
    private final List<Column> columns;
    private final List<String> all = new ArrayList<>();

    Recorded(TypeModel type) {
      columns = type.columns();
    }

    @Override
    public void add(int column, String problem) {
      all.add(columns.get(column).name() + ": " + problem);
    }

    @Override
    public void add(int column, int element, String problem) {
      all.add(columns.get(column).name() + "." + element + ": " + problem);
    }

    @Override
    public Clock clock() {
      return Clock.fixed(NOW, ZoneOffset.UTC);
    }
  }

  /**
   * The violations of a row of the first type.
   *
   * @param values columns and their values, in turn
   */
  private static List<String> violations(CompiledApp app, @Nullable Object... values) {
    TypeModel type = app.catalog().types().getFirst();
    List<String> names = type.columns().stream().map(Column::name).toList();
    WriteRow row = new WriteRow(names.size());
    for (int i = 0; i < values.length; i += 2) {
      row.set(names.indexOf((String) values[i]), values[i + 1]);
    }
    Recorded recorded = new Recorded(type);
    app.catalog().checks().getFirst().check(row, recorded);
    return recorded.all;
  }

  private static CompiledApp field(String field, String... sources) {
    List<String> all =
        new ArrayList<>(List.of("@Type record Thing(@Id long id, " + field + ") {}"));
    all.addAll(List.of(sources));
    return CompiledApp.of(all.toArray(String[]::new));
  }

  /** The problem of a value of the column {@code x}; empty if there is none. */
  private static String problem(CompiledApp app, @Nullable Object value) {
    return String.join("|", violations(app, "x", value)).replace("x: ", "");
  }

  @Test
  void writesAClassThatReadsAsItShould() throws IOException {
    CompiledApp app = CompiledApp.of(ORDER, MULTIPLE, VALIDATOR);

    try (InputStream golden = getClass().getResourceAsStream("OrderChecks.java.txt")) {
      assertThat(app.written().get("/SOURCE_OUTPUT/app/OrderChecks.java"))
          .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void writesNothingForTypesWithoutConstraints() {
    CompiledApp app =
        CompiledApp.of(
            "@Type record Free(@Id long id, @NotNull String x) {}",
            "@Type(readOnly = true) record Read(@Id long id, @NotBlank String x) {}",
            "@Type record Some(@Id long id, @NotBlank String x) {}");

    assertThat(app.written().keySet())
        .filteredOn(name -> name.contains("Checks") || name.contains("Validator"))
        .containsExactly("/SOURCE_OUTPUT/app/SomeChecks.java");
    assertThat(app.catalog().checks()).hasSize(3).startsWith(WriteCheck.NONE, WriteCheck.NONE);
  }

  @Test
  void checksWhatARowHas() {
    CompiledApp app = CompiledApp.of(ORDER, MULTIPLE, VALIDATOR);

    assertThat(violations(app)).isEmpty();
    assertThat(
            violations(
                app,
                "name",
                "Bolt",
                "email",
                "ada@example.org",
                "quantity",
                100L,
                "price",
                new BigDecimal("0.01"),
                "country",
                "it",
                "tags",
                List.of("a"),
                "placed",
                NOW.minusNanos(1000),
                "packs",
                6L,
                "free",
                "",
                "address_street",
                "Via Po"))
        .isEmpty();
    assertThat(
            violations(
                app,
                "name",
                " ",
                "email",
                null,
                "quantity",
                101L,
                "price",
                BigDecimal.ZERO,
                "country",
                "ITA",
                "tags",
                List.of("a", "", " "),
                "placed",
                NOW,
                "packs",
                7L,
                "free",
                "",
                "address_street",
                null,
                "address_city",
                "Trieste"))
        .containsExactly(
            "name: must not be blank.",
            "email: must not be null.",
            "quantity: must be at most 100 a day.",
            "price: must be at least 0.01.",
            "country: must match \"[A-Z]{2}\".",
            "tags: must have 1 to 2 elements.",
            "tags.1: must not be blank.",
            "tags.2: must not be blank.",
            "placed: must be in the past.",
            "packs: must be a multiple of 3.",
            "address_street: must not be blank.",
            "address_city: must have at most 5 characters.");
    assertThat(violations(app, "packs", -3L))
        .containsExactly("packs: must not be below zero.", "packs: must be a multiple of 3.");
    assertThat(violations(app, "address_street", null, "address_city", null)).isEmpty();
  }

  @Test
  void judgesEmptinessAndSizes() {
    CompiledApp texts = field("@NotEmpty @Size(min = 2, max = 2) @Nullable String x");
    assertThat(problem(texts, null)).isEqualTo("must not be empty.");
    assertThat(problem(texts, "")).isEqualTo("must not be empty.|must have 2 characters.");
    assertThat(problem(texts, "ab")).isEmpty();
    assertThat(problem(texts, "\uD83D\uDE00")).isEmpty();

    CompiledApp bytes = field("@NotEmpty @Size(min = 2) byte[] x");
    assertThat(problem(bytes, new byte[0]))
        .isEqualTo("must not be empty.|must have at least 2 bytes.");
    assertThat(problem(bytes, new byte[2])).isEmpty();

    CompiledApp lists = field("@NotEmpty @Size(max = 1) @Nullable List<Integer> x");
    assertThat(problem(lists, null)).isEqualTo("must not be empty.");
    assertThat(problem(lists, List.of())).isEqualTo("must not be empty.");
    assertThat(problem(lists, List.of(1L, 2L))).isEqualTo("must have at most 1 element.");

    CompiledApp none = field("@Null @Nullable String x");
    assertThat(problem(none, null)).isEmpty();
    assertThat(problem(none, "")).isEqualTo("must be null.");
    CompiledApp truth = field("@AssertTrue @Nullable Boolean x");
    assertThat(problem(truth, null)).isEmpty();
    assertThat(problem(truth, true)).isEmpty();
    assertThat(problem(truth, false)).isEqualTo("must be true.");
    assertThat(problem(field("@AssertFalse boolean x"), true)).isEqualTo("must be false.");
  }

  @Test
  void judgesNumbers() {
    CompiledApp whole = field("@Min(-1) @Max(5000000000L) @Nullable Long x");
    assertThat(problem(whole, null)).isEmpty();
    assertThat(problem(whole, -1L)).isEmpty();
    assertThat(problem(whole, -2L)).isEqualTo("must be at least -1.");
    assertThat(problem(whole, 5_000_000_001L)).isEqualTo("must be at most 5000000000.");

    CompiledApp between =
        field(
            "@DecimalMin(value = \"0.5\", inclusive = false) @DecimalMax(value = \"2\", inclusive = false) int x");
    assertThat(problem(between, 0L)).isEqualTo("must be greater than 0.5.");
    assertThat(problem(between, 1L)).isEmpty();
    assertThat(problem(between, 2L)).isEqualTo("must be less than 2.");

    CompiledApp decimals = field("@Positive @Digits(integer = 2, fraction = 1) BigDecimal x");
    assertThat(problem(decimals, new BigDecimal("99.90"))).isEmpty();
    assertThat(problem(decimals, new BigDecimal("0.00"))).isEqualTo("must be greater than 0.");
    assertThat(problem(decimals, new BigDecimal("100")))
        .isEqualTo("must have at most 2 digits before the decimal point and 1 after it.");
    assertThat(problem(decimals, new BigDecimal("1.25"))).contains("digits");

    CompiledApp floating = field("@NegativeOrZero @DecimalMin(\"-0.1\") double x");
    assertThat(problem(floating, -0.1)).isEmpty();
    assertThat(problem(floating, 0.0)).isEmpty();
    assertThat(problem(floating, 1e-300)).isEqualTo("must be at most 0.");
    assertThat(problem(floating, -0.11)).isEqualTo("must be at least -0.1.");

    CompiledApp texts = field("@PositiveOrZero @Digits(integer = 3, fraction = 0) String x");
    assertThat(problem(texts, "100")).isEmpty();
    assertThat(problem(texts, "-1")).isEqualTo("must be at least 0.");
    assertThat(problem(texts, "many"))
        .isEqualTo(
            "must be at least 0.|must have at most 3 digits before the decimal point and 0 after it.");
    assertThat(problem(field("@Negative short x"), 0L)).isEqualTo("must be less than 0.");
  }

  @Test
  void judgesTimes() {
    LocalDateTime now = LocalDateTime.of(2026, 6, 1, 12, 0);
    assertThat(problem(field("@Past LocalDate x"), LocalDate.of(2026, 6, 1)))
        .isEqualTo("must be in the past.");
    assertThat(problem(field("@PastOrPresent LocalDate x"), LocalDate.of(2026, 6, 1))).isEmpty();
    assertThat(problem(field("@PastOrPresent LocalDate x"), LocalDate.of(2026, 6, 2)))
        .isEqualTo("must be in the past or the present.");
    CompiledApp future = field("@Future LocalDateTime x");
    assertThat(problem(future, now)).isEqualTo("must be in the future.");
    assertThat(problem(future, now.plus(Duration.ofNanos(1000)))).isEmpty();
    CompiledApp present = field("@FutureOrPresent LocalTime x");
    assertThat(problem(present, LocalTime.NOON)).isEmpty();
    assertThat(problem(present, LocalTime.of(11, 59)))
        .isEqualTo("must be in the future or the present.");
  }

  @Test
  void takesTheAuthorsMessages() {
    assertThat(
            problem(
                field(
                    "@Size(min = 1, max = 3, message = \"{min} to {max} \\\\{letters\\\\}\") String x"),
                ""))
        .isEqualTo("1 to 3 {letters}");
    assertThat(problem(field("@NotBlank(message = \"${validatedValue} is bad\") String x"), ""))
        .isEqualTo("must not be blank.");
    assertThat(problem(field("@NotBlank(message = \"{my.key}\") String x"), ""))
        .isEqualTo("must not be blank.");
  }

  @Test
  void checksCompositions() {
    String code =
        """
        @Constraint(validatedBy = {})
        @NotNull @Size(min = 2) @Pattern(regexp = "[a-z]*", message = "must have small letters.") %s @interface Code {
          String message() default "must be a code of {max}.";
          Class<?>[] groups() default {};
          Class<? extends Payload>[] payload() default {};
          @OverridesAttribute(constraint = Size.class) int max() default 3;
        }
        """;
    CompiledApp each = field("@Code @Nullable String x", code.formatted(""));
    assertThat(problem(each, null)).isEqualTo("must not be null.");
    assertThat(problem(each, "abc")).isEmpty();
    assertThat(problem(each, "ABCD"))
        .isEqualTo("must have 2 to 3 characters.|must have small letters.");

    CompiledApp single =
        field("@Code(max = 4) @Nullable String x", code.formatted("@ReportAsSingleViolation"));
    assertThat(problem(single, null)).isEqualTo("must be a code of 4.");
    assertThat(problem(single, "abcd")).isEmpty();
    assertThat(problem(single, "ABCDE")).isEqualTo("must be a code of 4.");
  }

  @Test
  void handsTheAuthorsClassToValidators() {
    String known =
        """
        @Repeatable(Known.List.class)
        @Constraint(validatedBy = {OfTimes.class, OfObjects.class})
        @interface Known {
          String message() default "is unknown.";
          Class<?>[] groups() default {};
          Class<? extends Payload>[] payload() default {};
          String[] values();
          char sign() default '\\'';
          long big() default 1L << 40;
          double half() default 0.5;
          RetentionPolicy policy() default RetentionPolicy.CLASS;
          Class<?> type() default int[].class;
          Max max() default @Max(7);
          @interface List { Known[] value(); }
        }
        """;
    String objects =
        """
        class OfObjects implements ConstraintValidator<Known, Object> {
          private Known known;
          @Override public void initialize(Known annotation) { known = annotation; }
          @Override public boolean isValid(Object value, ConstraintValidatorContext context) {
            String attributes = known.sign() + " " + known.big() + " " + known.half() + " " + known.policy()
                + " " + known.type().getSimpleName() + " " + known.max().value() + " " + known.payload().length;
            if (!attributes.equals("' 1099511627776 0.5 CLASS int[] 7 0")) {
              throw new IllegalStateException(attributes);
            }
            String text = value instanceof Object[] || value == null ? "null" : value.getClass().getSimpleName() + " " + value;
            return Arrays.asList(known.values()).contains(text);
          }
        }
        """;
    String times =
        """
        class OfTimes implements ConstraintValidator<Known, OffsetDateTime> {
          @Override public boolean isValid(OffsetDateTime value, ConstraintValidatorContext context) {
            return value.toInstant().equals(context.getClockProvider().getClock().instant());
          }
        }
        """;
    String[] sources = {
      known, objects, times, "enum Colour { RED }", "@Scalar record Code(short value) {}"
    };
    assertThat(problem(field("@Known(values = {\"Byte 1\", \"a\"}) byte x", sources), 1L))
        .isEmpty();
    assertThat(problem(field("@Known(values = {}) byte x", sources), 1L)).isEqualTo("is unknown.");
    assertThat(problem(field("@Known(values = \"Short 1\") short x", sources), 1L)).isEmpty();
    assertThat(problem(field("@Known(values = \"Integer 1\") int x", sources), 1L)).isEmpty();
    assertThat(problem(field("@Known(values = \"Long 1\") long x", sources), 1L)).isEmpty();
    assertThat(problem(field("@Known(values = \"Float 1.5\") float x", sources), 1.5)).isEmpty();
    assertThat(problem(field("@Known(values = \"Colour RED\") Colour x", sources), "RED"))
        .isEmpty();
    assertThat(problem(field("@Known(values = \"Code Code[value=1]\") Code x", sources), 1L))
        .isEmpty();
    assertThat(problem(field("@Known(values = \"null\") @Nullable String x", sources), null))
        .isEmpty();
    assertThat(problem(field("@Known(values = {}) @Nullable String x", sources), null))
        .isEqualTo("is unknown.");
    assertThat(problem(field("@Known(values = {}) OffsetDateTime x", sources), NOW)).isEmpty();
    assertThat(problem(field("@Known(values = {}) OffsetDateTime x", sources), NOW.plusNanos(1000)))
        .isEqualTo("is unknown.");
    assertThat(
            problem(
                field("@Known(values = \"ListN [1, 2, 3]\") List<Integer> x", sources),
                List.of(1L, 2L, 3L)))
        .isEmpty();
    assertThat(
            problem(
                field(
                    "@Known(values = {\"String a\", \"String b\"}) @Known(values = \"String b\") String x",
                    sources),
                "a"))
        .isEqualTo("is unknown.");
  }

  @Test
  void checksElementsByValidators() {
    CompiledApp app =
        field(
            "List<@Multiple(of = 2) Integer> x",
            "@Target(ElementType.TYPE_USE) " + MULTIPLE,
            VALIDATOR);
    assertThat(violations(app, "x", List.of(2L, 3L)))
        .containsExactly("x.1: must be a multiple of 2.");
  }
}
