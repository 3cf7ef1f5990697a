package org.callboard.bulk;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.callboard.password.NewPasswords;
import org.callboard.password.PasswordHasher;
import org.callboard.subscriber.Username;

/** Hashes the passwords of an import on all processors but one, which is for everybody else. */
@ApplicationScoped
public class BulkHasher {

  @Resource private ManagedExecutorService executor;

  private final PasswordHasher hasher;
  private final NewPasswords passwords;

  /** For the container's proxy only. */
  protected BulkHasher() {
    this(null, null);
  }

  @Inject
  BulkHasher(PasswordHasher hasher, NewPasswords passwords) {
    this.hasher = hasher;
    this.passwords = passwords;
  }

  /** What is to be stored for a password or a bcrypt hash. */
  String hash(Username username, String passwordOrHash) {
    passwords.checkImported(username, passwordOrHash);
    return hasher.imported(passwordOrHash);
  }

  /** What stands for the hash where none is needed, if the password is acceptable. */
  String check(Username username, String passwordOrHash) {
    passwords.checkImported(username, passwordOrHash);
    return PasswordHasher.NONE;
  }

  /** Applies the function to all, in their order; the caller is one of the workers. */
  <T, R> List<R> onAllProcessorsButOne(List<T> all, Function<T, R> function) {
    int workers = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    int share = Math.max(1, (all.size() + workers - 1) / workers);
    List<Future<List<R>>> others = new ArrayList<>();
    for (int from = share; from < all.size(); from += share) {
      List<T> part = all.subList(from, Math.min(from + share, all.size()));
      Callable<List<R>> task = () -> part.stream().map(function).toList();
      others.add(executor.submit(task));
    }
    List<R> results =
        new ArrayList<>(
            all.subList(0, Math.min(share, all.size())).stream().map(function).toList());
    for (Future<List<R>> other : others) {
      results.addAll(get(other));
    }
    return results;
  }

  private static <R> R get(Future<R> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
