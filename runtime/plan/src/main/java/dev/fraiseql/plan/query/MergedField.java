package dev.fraiseql.plan.query;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.plan.bind.DirectiveCondition;
import dev.fraiseql.plan.bind.FieldNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The merged selections of one response key. Validation ensures that they select the same field
 * with the same arguments.
 *
 * @param node the first selection
 * @param fields the subfields of all selections
 */
record MergedField(FieldNode node, List<FieldNode> fields) {

  /**
   * The selected fields, in the order of their first selections.
   *
   * @param holds whether a condition selects its field
   */
  static List<MergedField> merge(List<FieldNode> nodes, Predicate<DirectiveCondition> holds) {
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
   * Runs the planning of the field. Errors of its arguments and subfields get the path to the
   * field.
   */
  <T> T place(Supplier<T> plan) {
    try {
      return plan.get();
    } catch (RequestException e) {
      throw e.within(node.responseKey());
    }
  }
}
