package dev.fraiseql.engine.export;

import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.query.Variable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * An export as a compiled query without variables.
 *
 * @param document describes the request; not a GraphQL document
 */
record ExportQuery(String document, Plan plan) implements CompiledQuery {

  @Override
  public String name() {
    return "";
  }

  @Override
  public String sha256() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  @Override
  public List<Variable> variables() {
    return List.of();
  }

  @Override
  public List<Integer> switches() {
    return List.of();
  }

  @Override
  public Plan plan(int switchBits) {
    return plan;
  }
}
