package dev.fraiseql.engine.export;

import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.Paging;
import dev.fraiseql.plan.bind.Coercion;
import java.util.regex.Pattern;

/** Parses LIMIT and OFFSET, in any order. */
final class PagingParser {
  private static final Pattern COUNT = Pattern.compile("\\d{1,18}");
  private static final Parameter COUNT_PARAMETER = new Parameter(ValueType.of(Scalar.LONG), false);

  private final Coercion coercion;
  private final Parameters parameters;
  private final Tokens tokens;

  /** A parser of the clauses that are next among the tokens. */
  PagingParser(Coercion coercion, Parameters parameters, Tokens tokens) {
    this.coercion = coercion;
    this.parameters = parameters;
    this.tokens = tokens;
  }

  /**
   * Parses the clauses that are there.
   *
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT, with the place of the mistake
   */
  Paging parse() {
    Operand limit = null;
    Operand offset = null;
    while (true) {
      if (limit == null && tokens.acceptKeyword("limit")) {
        limit = count();
      } else if (offset == null && tokens.acceptKeyword("offset")) {
        offset = count();
      } else {
        return new Paging(limit, offset);
      }
    }
  }

  private Operand count() {
    Token token = tokens.take();
    if (token.kind() == Token.Kind.PARAMETER) {
      return new Operand.Constant(parameters.take(COUNT_PARAMETER, token, coercion));
    }
    if (token.kind() != Token.Kind.WORD || !COUNT.matcher(token.text()).matches()) {
      throw token.insteadOf("a number of rows");
    }
    return new Operand.Constant(Long.valueOf(token.text()));
  }
}
