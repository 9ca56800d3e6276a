namespace Saas;

public enum SubscriptionPlan
{
    Free,
    Team,
    Enterprise,
}
