namespace FauxSql.Design.Infrastructure;

/// <summary>A language of infrastructure code.</summary>
public enum InfrastructureFormat
{
    /// <summary>A template of AWS CloudFormation, in JSON.</summary>
    CloudFormation,

    /// <summary>A configuration of Terraform, for the provider <c>hashicorp/aws</c> from 6.29.</summary>
    Terraform,

    /// <summary>An app of AWS CDK in TypeScript.</summary>
    CdkTypeScript,

    /// <summary>An app of AWS CDK in C#, for Amazon.CDK.Lib from 2.103.0.</summary>
    CdkCSharp,
}
