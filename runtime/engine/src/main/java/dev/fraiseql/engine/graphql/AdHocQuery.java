package dev.fraiseql.engine.graphql;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.query.Variable;
import dev.fraiseql.engine.query.BoundedCache;
import dev.fraiseql.plan.bind.OperationNode;
import dev.fraiseql.plan.query.Planner;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** An operation of an ad hoc document. Its plans are made on demand and cached. */
final class AdHocQuery implements CompiledQuery {
  /** Sixteen switches allow 65,536 plans, of which a client uses few. */
  private static final int MAX_PLANS = 64;

  /** The values of all switches are the bits of an int. */
  private static final int MAX_SWITCHES = 16;

  private final String document;
  private final OperationNode operation;
  private final Planner planner;
  private final List<Integer> switches;
  private final BoundedCache<Integer, Plan> plans =
      new BoundedCache<>(MAX_PLANS, (bits, plan) -> 1);

  AdHocQuery(String document, OperationNode operation, Planner planner) {
    this.document = document;
    this.operation = operation;
    this.planner = planner;
    switches = planner.switches(operation);
    if (switches.size() > MAX_SWITCHES) {
      throw new RequestException(
          ErrorCode.LIMIT_EXCEEDED,
          "The operation has @skip and @include on "
              + switches.size()
              + " variables: use "
              + MAX_SWITCHES
              + " at most.");
    }
  }

  @Override
  public String name() {
    return operation.name();
  }

  @Override
  public boolean isMutation() {
    return operation.kind() == OperationNode.Kind.MUTATION;
  }

  @Override
  public String document() {
    return document;
  }

  @Override
  public String sha256() {
    return sha256(document);
  }

  /** The SHA-256 of a text in UTF-8, as 64 lower-case hexadecimal digits. */
  static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public List<Variable> variables() {
    return operation.variables();
  }

  @Override
  public List<Integer> switches() {
    return switches;
  }

  @Override
  public Plan plan(int switchBits) {
    return plans
        .get(switchBits)
        .orElseGet(() -> {
          Plan plan = planner.plan(operation, switchBits);
          plans.put(switchBits, plan);
          return plan;
        });
  }
}
