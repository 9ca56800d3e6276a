using ShopApi;

await ShopApp.Create(args).RunAsync();
