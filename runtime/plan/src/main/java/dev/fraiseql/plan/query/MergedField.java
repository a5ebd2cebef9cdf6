package dev.fraiseql.plan.query;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.plan.bind.Condition;
import dev.fraiseql.plan.bind.FieldNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The selections of one response key put together: validation has made sure that they are of the
 * same field with the same arguments.
 *
 * @param node the first of them
 * @param fields what all of them select
 */
record MergedField(FieldNode node, List<FieldNode> fields) {

  /** The fields that are there, in the order of their first mention. */
  static List<MergedField> merge(List<FieldNode> nodes, Predicate<Condition> holds) {
    Map<String, MergedField> merged = new LinkedHashMap<>();
    for (FieldNode node : nodes) {
      if (node.conditions().stream().allMatch(holds)) {
        merged
            .computeIfAbsent(node.responseKey(), key -> new MergedField(node, new ArrayList<>()))
            .fields
            .addAll(node.fields());
      }
    }
    return List.copyOf(merged.values());
  }

  /**
   * What is planned of the field. A mistake in its arguments, or further down, gets the path that
   * leads there.
   */
  <T> T place(Supplier<T> plan) {
    try {
      return plan.get();
    } catch (RequestException e) {
      throw e.within(node.responseKey());
    }
  }
}
