package dev.fraiseql.benchmarks.members;

import dev.fraiseql.annotations.Operation;

/** M1: changes one column of one row, and captures the change. */
@Operation(UpdateMember.DOCUMENT)
public interface UpdateMember {
  /** The operation. */
  String DOCUMENT =
      """
      mutation UpdateMember($id: ID!, $bio: String) {
        updateMember(id: $id, input: {bio: $bio}) { id bio }
      }
      """;
}
