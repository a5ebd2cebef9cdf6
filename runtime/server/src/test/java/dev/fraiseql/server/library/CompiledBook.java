package dev.fraiseql.server.library;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.query.Variable;
import dev.fraiseql.plan.bind.OperationNode;
import dev.fraiseql.plan.document.DocumentReader;
import dev.fraiseql.plan.query.Planner;
import dev.fraiseql.plan.sql.Dialects;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The library's one operation, as if it had been compiled. */
public record CompiledBook(Model model, Database database) implements CompiledQuery {
  /** Its text. */
  public static final String DOCUMENT = "query OneBook($id: ID!) { book(id: $id) { title } }";

  /** The hash of a text, as clients compute it. */
  public static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private OperationNode operation() {
    return new DocumentReader(model).read(DOCUMENT).operation(null);
  }

  @Override
  public String name() {
    return "OneBook";
  }

  @Override
  public String document() {
    return DOCUMENT;
  }

  @Override
  public String sha256() {
    return hash(DOCUMENT);
  }

  @Override
  public List<Variable> variables() {
    return operation().variables();
  }

  @Override
  public List<Integer> switches() {
    return List.of();
  }

  @Override
  public Plan plan(int switchBits) {
    return new Planner(model, Dialects.of(database)).plan(operation(), switchBits);
  }
}
