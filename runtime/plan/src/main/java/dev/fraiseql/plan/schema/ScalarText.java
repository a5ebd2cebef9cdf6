package dev.fraiseql.plan.schema;

import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.ScalarModel;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Declares the scalars that the schema uses. */
final class ScalarText {
  private static final Map<String, String> DESCRIPTIONS =
      Map.of(
          "Base64", "Bytes, in Base64 with padding (RFC 4648).",
          "Date", "A date in the ISO calendar, such as 2026-01-24.",
          "DateTime", "A time in UTC in the format of RFC 3339, such as 2026-01-24T10:30:00Z.",
          "Decimal", "An exact decimal number, at the scale of its column.",
          "Duration", "A duration in the format of ISO 8601, such as PT1H30M.",
          "JSON", "Any JSON value.",
          "LocalDateTime", "A date and time without time zone, such as 2026-01-24T10:30:00.",
          "Long", "An integer of 64 bits; given as a number or a string.",
          "Time", "A time of day, such as 10:30:00.",
          "UUID", "A UUID (RFC 9562), in hexadecimal with hyphens.");

  private final Model model;
  private final SdlLines out;
  private final Set<String> used = new TreeSet<>();

  ScalarText(Model model, SdlLines out) {
    this.model = model;
    this.out = out;
  }

  /** Notes that a scalar is used; types that are no scalars are ignored. */
  void use(String name) {
    used.add(name);
  }

  /** Declares all used scalars, by name. GraphQL's own need no declaration. */
  void write() {
    for (String name : used) {
      @Nullable String description = DESCRIPTIONS.get(name);
      if (description != null) {
        out.line("");
        out.line("\"\"\"" + description + "\"\"\"");
        out.line("scalar " + name);
      }
      model.scalars().stream().filter(each -> each.name().equals(name)).forEach(this::custom);
    }
  }

  private void custom(ScalarModel scalar) {
    out.line("");
    out.typeDoc(scalar.doc().description());
    @Nullable String url = scalar.specifiedBy();
    String directive = url == null ? "" : " @specifiedBy(url: " + SdlLines.quoted(url) + ")";
    out.line("scalar " + scalar.name() + directive);
  }
}
