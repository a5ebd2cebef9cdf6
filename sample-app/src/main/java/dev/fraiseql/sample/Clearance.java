package dev.fraiseql.sample;

import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Mutation;
import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.method.Changes;
import dev.fraiseql.contract.method.RowKey;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The clearance sale. */
@Mutation
final class Clearance {
  private static final BigDecimal PRICE = new BigDecimal("0.49");

  /**
   * Sells tracks for 0.49 each.
   *
   * @param trackIds one to ten tracks
   */
  RowKey<Invoice> buyCheaply(
      @Id long customerId, @Id @Size(min = 1, max = 10) List<Long> trackIds, Changes changes) {
    if (Set.copyOf(trackIds).size() < trackIds.size()) {
      throw new RequestException(ErrorCode.BAD_USER_INPUT, "Nobody needs a track twice.");
    }
    return changes.create(
        Invoice.class,
        Map.of(
            "customer", customerId,
            "invoiceDate", LocalDate.now(ZoneId.systemDefault()),
            "total", PRICE.multiply(BigDecimal.valueOf(trackIds.size())),
            "lines", trackIds.stream().map(Clearance::line).toList()));
  }

  private static Map<String, Object> line(long trackId) {
    return Map.of("track", trackId, "unitPrice", PRICE, "quantity", 1);
  }
}
