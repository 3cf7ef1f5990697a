package org.callboard.database;

import com.arjuna.ats.arjuna.common.CoreEnvironmentBeanException;
import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.arjuna.common.arjPropertyManager;
import com.arjuna.ats.internal.arjuna.objectstore.VolatileStore;
import com.arjuna.ats.jta.common.jtaPropertyManager;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import io.agroal.api.transaction.TransactionIntegration;
import io.agroal.narayana.NarayanaTransactionIntegration;
import jakarta.ejb.EJBContext;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import org.eclipse.persistence.platform.server.ServerPlatformBase;
import org.eclipse.persistence.sessions.DatabaseSession;
import org.eclipse.persistence.sessions.ExternalTransactionController;
import org.eclipse.persistence.transaction.JTATransactionController;
import org.jboss.weld.transaction.spi.TransactionServices;

/** JTA by Narayana, as WildFly has it, and who takes part: EclipseLink, the pool, CDI's events. */
final class Transactions {

  private static final TransactionManager MANAGER;
  private static final UserTransaction USER;
  private static final TransactionSynchronizationRegistry REGISTRY;

  static {
    for (String store : new String[] {null, "stateStore", "communicationStore"}) {
      BeanPopulator.getNamedInstance(ObjectStoreEnvironmentBean.class, store)
          .setObjectStoreType(VolatileStore.class.getName());
    }
    try {
      arjPropertyManager.getCoreEnvironmentBean().setNodeIdentifier("tests");
      // It would listen on a port.
      arjPropertyManager.getCoordinatorEnvironmentBean().setTransactionStatusManagerEnable(false);
    } catch (CoreEnvironmentBeanException e) {
      throw new IllegalStateException(e);
    }
    var jta = jtaPropertyManager.getJTAEnvironmentBean();
    MANAGER = jta.getTransactionManager();
    USER = jta.getUserTransaction();
    REGISTRY = jta.getTransactionSynchronizationRegistry();
  }

  private Transactions() {}

  static TransactionManager manager() {
    return MANAGER;
  }

  static UserTransaction user() {
    return USER;
  }

  static TransactionIntegration integration() {
    return new NarayanaTransactionIntegration(MANAGER, REGISTRY);
  }

  /** As WildFly tells CDI: to observers after the commit it is over. */
  static boolean isActive() {
    try {
      int status = MANAGER.getStatus();
      return status != Status.STATUS_NO_TRANSACTION
          && status != Status.STATUS_COMMITTED
          && status != Status.STATUS_ROLLEDBACK;
    } catch (SystemException e) {
      throw new IllegalStateException(e);
    }
  }

  /** By which a bean gives up its transaction; nothing else of it is here. */
  static EJBContext context() {
    return (EJBContext)
        Proxy.newProxyInstance(
            Transactions.class.getClassLoader(),
            new Class<?>[] {EJBContext.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("setRollbackOnly")) {
                throw new UnsupportedOperationException("No " + method + " without a server");
              }
              MANAGER.setRollbackOnly();
              return null;
            });
  }

  /** Of the transaction of this thread, which closes it. */
  static EntityManager entities(Supplier<EntityManagerFactory> factory) {
    if (!isActive()) {
      throw new IllegalStateException("The database is asked outside any transaction.");
    }
    EntityManager entities = (EntityManager) REGISTRY.getResource(EntityManager.class);
    if (entities == null) {
      entities = factory.get().createEntityManager();
      REGISTRY.putResource(EntityManager.class, entities);
    }
    return entities;
  }

  /** Ends what a failed test has left. */
  static void rollBack() {
    try {
      if (isActive()) {
        MANAGER.rollback();
      }
    } catch (SystemException e) {
      throw new IllegalStateException(e);
    }
  }

  /** By which Weld tells observers in the phase that they have asked for. */
  static final class ForEvents implements TransactionServices {
    @Override
    public void registerSynchronization(Synchronization synchronization) {
      try {
        MANAGER.getTransaction().registerSynchronization(synchronization);
      } catch (RollbackException | SystemException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public boolean isTransactionActive() {
      return isActive();
    }

    @Override
    public UserTransaction getUserTransaction() {
      return USER;
    }

    @Override
    public void cleanup() {}
  }

  /** The server, to EclipseLink. */
  public static final class Platform extends ServerPlatformBase {
    public Platform(DatabaseSession session) {
      super(session);
    }

    @Override
    public Class<? extends ExternalTransactionController> getExternalTransactionControllerClass() {
      return Controller.class;
    }
  }

  /** Where EclipseLink finds its transactions. */
  public static final class Controller extends JTATransactionController {
    @Override
    protected TransactionManager acquireTransactionManager() {
      return MANAGER;
    }
  }
}
