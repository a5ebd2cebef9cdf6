package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.model.ValueType;
import java.util.List;

/** Texts of values that databases compute by the same arithmetic, if not in the same words. */
public interface CaptureText {
  /** A whole number as text. */
  String number(String value);

  /** A quotient, rounded towards zero. */
  default String quotient(String value, long divisor) {
    return "(" + value + " / " + divisor + ")";
  }

  /** The digits of a fraction, without the zeros at its end. */
  String fraction(String value, int digits);

  /** Texts, one after the other. */
  default String concat(List<String> texts) {
    return joined(texts, " || ");
  }

  /** A duration as {@link java.time.Duration#toString} has it. */
  default String duration(ValueType type, String count) {
    long unit = (long) Math.pow(10, type.scale());
    String all = quotient(count, unit);
    String hours = quotient(all, 3_600);
    String minutes = quotient("(" + all + " % 3600)", 60);
    String seconds = "(" + all + " % 60)";
    String fraction = "abs(" + count + " % " + unit + ")";
    String whole =
        "case when %s = 0 and %s < 0 then '-0' else %s end"
            .formatted(seconds, count, number(seconds));
    String rest =
        type.scale() == 0
            ? ""
            : "case when %s = 0 then '' else %s end"
                .formatted(fraction, concat(List.of("'.'", fraction(fraction, type.scale()))));
    return "case when %s = 0 then 'PT0S' when %s is not null then %s end"
        .formatted(
            count,
            count,
            concat(
                List.of(
                    "'PT'",
                    unless(hours, concat(List.of(number(hours), "'H'"))),
                    unless(minutes, concat(List.of(number(minutes), "'M'"))),
                    "case when %s = 0 and %s = 0 then '' else %s end"
                        .formatted(
                            seconds,
                            fraction,
                            concat(
                                rest.isEmpty()
                                    ? List.of(whole, "'S'")
                                    : List.of(whole, rest, "'S'"))))));
  }

  private static String unless(String zero, String text) {
    return "case when %s = 0 then '' else %s end".formatted(zero, text);
  }

  /** Texts, one after the other, by an operator whose operands are nested as little as possible. */
  private static String joined(List<String> texts, String operator) {
    if (texts.size() == 1) {
      return "(" + texts.getFirst() + ")";
    }
    int half = texts.size() / 2;
    return "("
        + joined(texts.subList(0, half), operator)
        + operator
        + joined(texts.subList(half, texts.size()), operator)
        + ")";
  }
}
