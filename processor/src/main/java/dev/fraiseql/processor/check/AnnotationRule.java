package dev.fraiseql.processor.check;

import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.MemberAnnotations;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Origin;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A field is a value, a document, embedded or a relation, and no two of these. */
final class AnnotationRule implements Rule {
  @Override
  public void check(Declarations declarations, Reporter reporter) {
    declarations.everyMember().forEach(member -> check(member, reporter));
    declarations.everyResult().forEach(result -> checkComputed(result, reporter));
  }

  private static void check(MemberDeclaration member, Reporter reporter) {
    List<Map.Entry<String, Origin>> kinds = List.copyOf(kinds(member.annotations()).entrySet());
    if (kinds.size() > 1) {
      reporter.report(
          Diagnostic.CONFLICTING_ANNOTATIONS,
          kinds.get(1).getValue(),
          member.qualifiedName(),
          kinds.get(0).getKey(),
          kinds.get(1).getKey());
    }
  }

  private static void checkComputed(MemberDeclaration result, Reporter reporter) {
    Map<String, Origin> others = kinds(result.annotations());
    Origin id = result.annotations().id();
    if (id != null) {
      others.put("Id", id);
    }
    Origin version = result.annotations().writes().version();
    if (version != null) {
      others.put("Version", version);
    }
    Origin unique = result.annotations().writes().unique();
    if (unique != null) {
      others.put("Unique", unique);
    }
    others.forEach((annotation, origin) ->
        reporter.report(
            Diagnostic.CONFLICTING_ANNOTATIONS,
            origin,
            result.qualifiedName(),
            "Computed",
            annotation));
  }

  private static Map<String, Origin> kinds(MemberAnnotations annotations) {
    Map<String, Origin> kinds = new LinkedHashMap<>();
    MemberAnnotations.RelationAnnotation relation = annotations.relation();
    if (relation != null) {
      kinds.put("Relation", relation.origin());
    }
    Origin embedded = annotations.embedded();
    if (embedded != null) {
      kinds.put("Embedded", embedded);
    }
    Origin json = annotations.json();
    if (json != null) {
      kinds.put("Json", json);
    }
    return kinds;
  }
}
